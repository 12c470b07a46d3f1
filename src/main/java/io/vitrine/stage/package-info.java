/** What happens on the stage of a show: chat, hearts, and who keeps order there. */
@ApplicationModule(allowedDependencies = {"accounts", "broadcasts", "playback"})
@NullMarked
package io.vitrine.stage;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
