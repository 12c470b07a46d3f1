@NullMarked
package io.vitrine.monitoring;

import org.jspecify.annotations.NullMarked;
