/** Tests of the shop. */
@NullMarked
package io.vitrine.shop;

import org.jspecify.annotations.NullMarked;
