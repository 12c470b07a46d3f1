/** A seller's channel: its stream keys, its settings and its bans. */
@ApplicationModule(allowedDependencies = {"accounts", "vault"})
@NullMarked
package io.vitrine.channels;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
