/** Tests of catalogues. */
@NullMarked
package io.vitrine.catalogue;

import org.jspecify.annotations.NullMarked;
