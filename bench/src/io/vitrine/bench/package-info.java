/** Measures what Vitrine promises about speed and memory, over the whole real system. */
@NullMarked
package io.vitrine.bench;

import org.jspecify.annotations.NullMarked;
