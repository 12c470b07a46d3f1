/** Lets programs act for a shop: tokens that its people make, limit and revoke. */
@ApplicationModule(allowedDependencies = {"accounts"})
@NullMarked
package io.vitrine.tokens;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
