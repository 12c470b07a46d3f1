@NullMarked
package io.vitrine.playbackkeys;

import org.jspecify.annotations.NullMarked;
