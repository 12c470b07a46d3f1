/** Tests of the whole. */
@NullMarked
package io.vitrine;

import org.jspecify.annotations.NullMarked;
