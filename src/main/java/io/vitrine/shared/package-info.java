/** Values that every module may use. */
@NullMarked
package io.vitrine.shared;

import org.jspecify.annotations.NullMarked;
