/** Tests of running and supervising programs. */
@NullMarked
package io.vitrine.process;

import org.jspecify.annotations.NullMarked;
