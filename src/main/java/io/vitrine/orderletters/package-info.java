/** Writes to buyers who left an address: when an order is placed, and when it is paid. */
@ApplicationModule(allowedDependencies = {"accounts", "accounts::mail", "shop"})
@NullMarked
package io.vitrine.orderletters;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
