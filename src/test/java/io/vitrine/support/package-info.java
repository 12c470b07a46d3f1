/** Starts the whole real system for tests and benches: the application, an encoder, a browser. */
@NullMarked
package io.vitrine.support;

import org.jspecify.annotations.NullMarked;
