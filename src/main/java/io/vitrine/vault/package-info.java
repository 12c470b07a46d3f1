/** Keeps secrets of others: digests for finding them, sealed copies for using them again, under one master secret. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package io.vitrine.vault;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
