package io.vitrine.tokens;

import io.vitrine.accounts.SellerId;
import io.vitrine.shared.PublicId;
import java.util.Set;

/**
 * A program that has shown a token.
 *
 * @param token which one
 * @param seller the shop that it acts for
 */
public record Caller(PublicId token, SellerId seller, Set<Scope> scopes) {

    public Caller {
        scopes = Set.copyOf(scopes);
    }
}
