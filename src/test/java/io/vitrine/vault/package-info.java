/** Tests of the vault. */
@NullMarked
package io.vitrine.vault;

import org.jspecify.annotations.NullMarked;
