package io.vitrine.tokens;

import io.vitrine.accounts.AccountId;
import io.vitrine.accounts.Actor;
import io.vitrine.accounts.SellerId;
import io.vitrine.shared.PublicId;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A program that has shown a token.
 *
 * @param token which one
 * @param name what its makers call it
 * @param account who made it, and answers for what it does
 * @param shop the shop that it acts for; null if it acts for the site
 */
public record Caller(
        PublicId token,
        String name,
        AccountId account,
        @Nullable SellerId shop,
        Set<Scope> scopes) implements Actor {

    public Caller {
        scopes = Set.copyOf(scopes);
    }

    @Override
    public String deputy() {
        return "token " + name + " (" + token + ")";
    }

    /** @throws IllegalStateException if it acts for the site */
    public SellerId seller() {
        if (shop == null) {
            throw new IllegalStateException("Token " + token + " acts for no shop");
        }
        return shop;
    }

    /** Whose requests are told apart by their idempotency keys: the shop's, or those of the administrator's programs. */
    public UUID owner() {
        return shop == null ? account.value() : shop.value();
    }
}
