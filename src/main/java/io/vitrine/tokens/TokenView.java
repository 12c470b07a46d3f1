package io.vitrine.tokens;

import io.vitrine.accounts.AccountId;
import io.vitrine.shared.PublicId;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A token as its shop sees it, without the token itself.
 *
 * @param name what its shop calls it
 * @param maker who made it, and answers for what it does
 * @param ending its last four characters, to tell it from others
 * @param lastUsedAt at most a minute before the last use; null if it never was
 * @param lastUsedFrom the network address of that use
 * @param revokedAt null unless it was
 */
public record TokenView(
        PublicId id,
        String name,
        AccountId maker,
        Set<Scope> scopes,
        String ending,
        Instant createdAt,
        Instant expiresAt,
        @Nullable Instant lastUsedAt,
        @Nullable String lastUsedFrom,
        @Nullable Instant revokedAt) {

    public boolean isUsable(Instant now) {
        return revokedAt == null && now.isBefore(expiresAt);
    }
}
