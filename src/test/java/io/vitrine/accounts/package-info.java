/** Tests of accounts. */
@NullMarked
package io.vitrine.accounts;

import org.jspecify.annotations.NullMarked;
