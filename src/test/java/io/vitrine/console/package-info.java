/** Tests of the administrator's pages. */
@NullMarked
package io.vitrine.console;

import org.jspecify.annotations.NullMarked;
