/** The viewer's pages. */
@ApplicationModule(
        allowedDependencies = {"accounts", "channels", "broadcasts", "playback", "shop", "stage", "polls", "overlays"})
@NullMarked
package io.vitrine.showroom;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
