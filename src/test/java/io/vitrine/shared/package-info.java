/** Tests of values. */
@NullMarked
package io.vitrine.shared;

import org.jspecify.annotations.NullMarked;
