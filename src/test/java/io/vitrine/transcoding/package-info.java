@NullMarked
package io.vitrine.transcoding;

import org.jspecify.annotations.NullMarked;
