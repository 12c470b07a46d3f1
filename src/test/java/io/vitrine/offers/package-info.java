/** Tests of offers. */
@NullMarked
package io.vitrine.offers;

import org.jspecify.annotations.NullMarked;
