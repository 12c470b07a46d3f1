@NullMarked
package io.vitrine.instances;

import org.jspecify.annotations.NullMarked;
