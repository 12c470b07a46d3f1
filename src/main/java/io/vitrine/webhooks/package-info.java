/** Tells other systems of a shop what happens in it: signed requests that are kept until their receivers took them. */
@ApplicationModule(allowedDependencies = {"accounts", "accounts::mail", "channels", "broadcasts", "shop", "vault"})
@NullMarked
package io.vitrine.webhooks;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
