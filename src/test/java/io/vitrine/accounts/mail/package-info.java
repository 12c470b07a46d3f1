/** Tests of mail. */
@NullMarked
package io.vitrine.accounts.mail;

import org.jspecify.annotations.NullMarked;
