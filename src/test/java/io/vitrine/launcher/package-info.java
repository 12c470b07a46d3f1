/** Tests of the launcher {@code ./vitrine}. */
@NullMarked
package io.vitrine.launcher;

import org.jspecify.annotations.NullMarked;
