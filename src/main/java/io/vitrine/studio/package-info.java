/** The seller's pages. */
@ApplicationModule(
        allowedDependencies = {
            "accounts",
            "analytics",
            "channels",
            "broadcasts",
            "nodes",
            "ingest",
            "limits",
            "transcoding",
            "packaging",
            "playback",
            "playbackkeys",
            "shop",
            "offers",
            "stripe",
            "catalogue",
            "stage",
            "tokens",
            "polls",
            "profiles",
            "runsheet",
            "overlays",
            "webhooks"
        })
@NullMarked
package io.vitrine.studio;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
