/** Runs and supervises external programs. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package io.vitrine.process;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
