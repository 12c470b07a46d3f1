/** Sends mail to people, or keeps it until it can be sent. */
@NamedInterface("mail")
@NullMarked
package io.vitrine.accounts.mail;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
