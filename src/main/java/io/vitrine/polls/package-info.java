/** Asks the viewers of a show something: polls, and quizzes whose answer is revealed at a frame of the picture. */
@ApplicationModule(allowedDependencies = {"accounts", "broadcasts", "playback", "stage"})
@NullMarked
package io.vitrine.polls;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
