/** Polls in a real database, and votes from many at once. */
@NullMarked
package io.vitrine.polls;

import org.jspecify.annotations.NullMarked;
