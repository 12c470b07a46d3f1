/** What happens in a show besides the picture: one log of events, and what is on screen because of them. */
@ApplicationModule(allowedDependencies = {"accounts", "channels", "broadcasts", "playback", "shop", "offers"})
@NullMarked
package io.vitrine.stage;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
