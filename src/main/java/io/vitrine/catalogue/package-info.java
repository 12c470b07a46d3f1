/** Reads a seller's products from the files of spreadsheets and other shops, and writes them. */
@ApplicationModule(allowedDependencies = {"accounts", "shop"})
@NullMarked
package io.vitrine.catalogue;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
