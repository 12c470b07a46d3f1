/** Answers nginx-rtmp's callbacks and keeps publish sessions true to what nginx really carries. */
@ApplicationModule(allowedDependencies = {"accounts", "channels", "broadcasts", "nodes", "limits"})
@NullMarked
package io.vitrine.ingest;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
