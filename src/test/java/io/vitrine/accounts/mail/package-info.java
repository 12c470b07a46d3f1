/** Tests of mail. */
// Hides the main one on the class path of tests, and so says the same.
@NamedInterface("mail")
@NullMarked
package io.vitrine.accounts.mail;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
