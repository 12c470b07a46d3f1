/** Run sheets, played in a real database. */
@NullMarked
package io.vitrine.runsheet;

import org.jspecify.annotations.NullMarked;
