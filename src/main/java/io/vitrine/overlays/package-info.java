/** The addresses of overlays: what a seller's OBS shows over the picture, known by a key that can be taken back. */
@ApplicationModule(allowedDependencies = {"accounts", "channels"})
@NullMarked
package io.vitrine.overlays;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
