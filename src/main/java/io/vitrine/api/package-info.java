/** The public API: what programs may ask and tell over HTTP, under {@code /api/v1}. */
@ApplicationModule(allowedDependencies = {"channels", "broadcasts", "stage", "tokens"})
@NullMarked
package io.vitrine.api;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
