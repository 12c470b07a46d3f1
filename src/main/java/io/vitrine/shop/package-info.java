/** What sellers sell: products, their variants, and the one ledger of their stock. */
@ApplicationModule(allowedDependencies = {"accounts"})
@NullMarked
package io.vitrine.shop;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
