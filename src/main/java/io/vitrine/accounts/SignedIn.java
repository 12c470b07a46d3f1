package io.vitrine.accounts;

import org.jspecify.annotations.Nullable;

/**
 * The person behind a request: the principal of the session, for {@code @AuthenticationPrincipal}.
 *
 * @param seller the shop this person acts for; an administrator has none
 */
public interface SignedIn extends Actor {

    String email();

    String displayName();

    Role role();

    @Nullable
    SellerId seller();
}
