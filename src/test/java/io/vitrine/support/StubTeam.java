package io.vitrine.support;

import io.vitrine.accounts.AccountId;
import io.vitrine.accounts.Membership;
import io.vitrine.accounts.SellerId;
import io.vitrine.accounts.SignedIn;
import io.vitrine.accounts.Team;
import io.vitrine.accounts.TeamInvitation;
import io.vitrine.accounts.TeamMemberView;
import io.vitrine.accounts.TeamRole;
import io.vitrine.accounts.TeamShop;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Knows nobody who helps a shop. */
public final class StubTeam implements Team {

    @Override
    public Membership membership(SignedIn who, SellerId seller) {
        return new Membership(seller, Set.of(), Map.of());
    }

    @Override
    public List<TeamShop> shopsOf(SignedIn who) {
        return List.of();
    }

    @Override
    public Optional<String> ownerOf(SellerId seller) {
        return Optional.empty();
    }

    @Override
    public List<TeamMemberView> members(SellerId seller) {
        return List.of();
    }

    @Override
    public TeamInvitation invite(
            SellerId seller,
            String email,
            TeamRole role,
            @Nullable UUID broadcast,
            @Nullable Instant endsAt,
            Locale language) {
        throw new UnsupportedOperationException();
    }

    @Override
    public TeamInvitation inviteAgain(SellerId seller, UUID member, Locale language) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void change(SellerId seller, UUID member, TeamRole role, @Nullable Instant endsAt) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void dismiss(SellerId seller, UUID member) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void leave(AccountId account, SellerId seller) {
        throw new UnsupportedOperationException();
    }
}
