@NullMarked
package io.vitrine.thumbnails;

import org.jspecify.annotations.NullMarked;
