/** Vitrine: live video and live commerce on nginx-rtmp and FFmpeg. */
@NullMarked
package io.vitrine;

import org.jspecify.annotations.NullMarked;
