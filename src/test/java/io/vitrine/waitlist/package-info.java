/** Tests of the waitlist. */
@NullMarked
package io.vitrine.waitlist;

import org.jspecify.annotations.NullMarked;
