/** Looks at the whole installation every few seconds, and tells it to administrators, to Prometheus, and to what asks for health. */
@ApplicationModule(
        allowedDependencies = {
            "accounts",
            "accounts::mail",
            "broadcasts",
            "nodes",
            "packaging",
            "playback",
            "shop",
            "transcoding"
        })
@NullMarked
package io.vitrine.monitoring;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
