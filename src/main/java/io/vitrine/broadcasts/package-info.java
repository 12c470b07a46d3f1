/** A show from its planning to its end, and the publish sessions that carry it. */
@ApplicationModule(allowedDependencies = {"accounts", "channels"})
@NullMarked
package io.vitrine.broadcasts;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
