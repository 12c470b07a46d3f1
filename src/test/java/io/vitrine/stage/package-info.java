/** Tests of the stage. */
@NullMarked
package io.vitrine.stage;

import org.jspecify.annotations.NullMarked;
