/** Tests of playback. */
@NullMarked
package io.vitrine.playback;

import org.jspecify.annotations.NullMarked;
