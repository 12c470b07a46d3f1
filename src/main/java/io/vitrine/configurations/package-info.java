/** What administrators choose of the two nginx: what is wanted, what holds, and what held before. */
@ApplicationModule(allowedDependencies = {"accounts", "nodes", "limits"})
@NullMarked
package io.vitrine.configurations;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
