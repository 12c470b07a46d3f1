/** Sells for less than the list says, for a while: flash offers from a pool of their own, and prices of a show. */
@ApplicationModule(allowedDependencies = {"accounts", "broadcasts", "shop"})
@NullMarked
package io.vitrine.offers;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
