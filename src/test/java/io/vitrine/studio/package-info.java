/** Tests of the seller's pages. */
@NullMarked
package io.vitrine.studio;

import org.jspecify.annotations.NullMarked;
