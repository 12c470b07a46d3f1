/** Tests of the media node, against real nginx. */
@NullMarked
package io.vitrine.nodes;

import org.jspecify.annotations.NullMarked;
