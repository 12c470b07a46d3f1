/** Tests of broadcasts. */
@NullMarked
package io.vitrine.broadcasts;

import org.jspecify.annotations.NullMarked;
