/** Tests of this package's module. */
@NullMarked
package io.vitrine.analytics;

import org.jspecify.annotations.NullMarked;
