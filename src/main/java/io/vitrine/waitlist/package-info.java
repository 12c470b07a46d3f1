/** Keeps those who wait for what is sold out in line, and keeps what comes free for the next of them. */
@ApplicationModule(allowedDependencies = {"accounts", "accounts::mail", "shop"})
@NullMarked
package io.vitrine.waitlist;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
