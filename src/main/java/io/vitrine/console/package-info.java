/** The administrator's pages. */
@ApplicationModule(
        allowedDependencies = {
            "accounts",
            "channels",
            "configurations",
            "broadcasts",
            "nodes",
            "ingest",
            "limits",
            "monitoring",
            "transcoding",
            "playback",
            "profiles",
            "thumbnails",
            "offers",
            "stage",
            "tokens"
        })
@NullMarked
package io.vitrine.console;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
