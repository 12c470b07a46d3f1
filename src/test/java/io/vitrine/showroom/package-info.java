/** Tests of showroom. */
@NullMarked
package io.vitrine.showroom;

import org.jspecify.annotations.NullMarked;
