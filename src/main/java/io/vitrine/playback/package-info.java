/** Where and how a broadcast is watched, and by how many. */
@ApplicationModule(allowedDependencies = {"broadcasts", "nodes", "packaging"})
@NullMarked
package io.vitrine.playback;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
