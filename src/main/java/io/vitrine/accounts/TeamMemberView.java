package io.vitrine.accounts;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A member of a team, or somebody who is invited.
 *
 * @param email to which the invitation went
 * @param name of the account that accepted it; null until then
 * @param account address of that account; it may be another than the invitation's
 * @param broadcast the only show it is for; null for the whole shop
 * @param endsAt when it ends by itself; null if it does not
 */
public record TeamMemberView(
        UUID id,
        String email,
        @Nullable String name,
        @Nullable String account,
        TeamRole role,
        @Nullable UUID broadcast,
        @Nullable Instant endsAt,
        Instant invitedAt) {

    public boolean hasJoined() {
        return name != null;
    }
}
