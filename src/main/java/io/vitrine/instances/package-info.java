/** Two instances of the application on one machine: which of them leads, and how the other one takes over. */
@ApplicationModule(allowedDependencies = {"process"})
@NullMarked
package io.vitrine.instances;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
