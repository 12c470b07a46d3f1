@NullMarked
package io.vitrine.profiles;

import org.jspecify.annotations.NullMarked;
