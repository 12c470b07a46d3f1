/** Takes payments with Stripe Checkout: a page of Stripe's for each order, and what Stripe tells of it. */
@ApplicationModule(allowedDependencies = {"accounts", "shop", "vault"})
@NullMarked
package io.vitrine.stripe;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
