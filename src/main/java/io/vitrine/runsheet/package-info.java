/** What a show is to be, cue by cue: the run sheet, what its host reads from the prompter, and messages to the host. */
@ApplicationModule(allowedDependencies = {"accounts", "broadcasts", "offers", "playback", "shop", "stage", "polls"})
@NullMarked
package io.vitrine.runsheet;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
