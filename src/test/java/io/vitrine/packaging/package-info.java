/** Tests of packaging. */
@NullMarked
package io.vitrine.packaging;

import org.jspecify.annotations.NullMarked;
