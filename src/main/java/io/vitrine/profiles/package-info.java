/** Profiles of transcoding: which renditions are made of a seller's picture, with which encoder, and what that takes. */
@ApplicationModule(allowedDependencies = {"accounts", "channels", "broadcasts", "process"})
@NullMarked
package io.vitrine.profiles;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
