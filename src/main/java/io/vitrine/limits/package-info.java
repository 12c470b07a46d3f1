/** Limits what encoders may send and what viewers may take, from where, and how many of them. */
@ApplicationModule(allowedDependencies = {"accounts", "nodes"})
@NullMarked
package io.vitrine.limits;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
