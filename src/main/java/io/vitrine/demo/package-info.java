/** A shop to look at: a seller, a channel and what the launcher needs to publish a synthetic show on it. */
@ApplicationModule(allowedDependencies = {"accounts", "channels", "broadcasts", "shop", "stage", "polls", "runsheet"})
@NullMarked
package io.vitrine.demo;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
