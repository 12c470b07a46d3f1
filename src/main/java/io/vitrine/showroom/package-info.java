/** The viewer's pages. */
@ApplicationModule(
        allowedDependencies = {
            "accounts",
            "analytics",
            "channels",
            "broadcasts",
            "limits",
            "playback",
            "shop",
            "offers",
            "waitlist",
            "stage",
            "polls",
            "overlays",
            "thumbnails"
        })
@NullMarked
package io.vitrine.showroom;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
