/** Tests of channels. */
@NullMarked
package io.vitrine.channels;

import org.jspecify.annotations.NullMarked;
