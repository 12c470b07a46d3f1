@NullMarked
package io.vitrine.limits;

import org.jspecify.annotations.NullMarked;
