/** The public API: what programs may ask and tell over HTTP, under {@code /api/v1}. */
@ApplicationModule(
        allowedDependencies = {
            "accounts",
            "analytics",
            "channels",
            "broadcasts",
            "ingest",
            "nodes",
            "playback",
            "polls",
            "profiles",
            "shop",
            "stage",
            "tokens",
            "transcoding"
        })
@NullMarked
package io.vitrine.api;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
