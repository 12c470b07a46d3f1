package io.vitrine.accounts;

import io.vitrine.shared.Ids;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Somebody who helps a shop, or is invited to. */
@Entity
@Table(name = "team_members")
class TeamMember {

    @Id
    private UUID id;

    private UUID sellerId;
    private @Nullable UUID accountId;
    private String email;

    @Enumerated(EnumType.STRING)
    private TeamRole role;

    private @Nullable UUID broadcast;
    private @Nullable Instant endsAt;
    private Instant createdAt;

    @Version
    private @Nullable Integer version;

    @SuppressWarnings("NullAway.Init")
    protected TeamMember() {}

    TeamMember(
            SellerId seller,
            String email,
            TeamRole role,
            @Nullable UUID broadcast,
            @Nullable Instant endsAt,
            Instant now) {
        this.id = Ids.next();
        this.sellerId = seller.value();
        this.email = email;
        this.role = role;
        this.broadcast = broadcast;
        this.endsAt = endsAt;
        this.createdAt = now;
    }

    /** The person who was invited has come. */
    void join(AccountId account) {
        if (accountId != null) {
            throw new IllegalStateException("The invitation " + id + " was accepted already");
        }
        accountId = account.value();
    }

    void change(TeamRole next, @Nullable Instant until) {
        role = next;
        endsAt = until;
    }

    UUID id() {
        return id;
    }

    SellerId seller() {
        return new SellerId(sellerId);
    }

    String email() {
        return email;
    }

    TeamRole role() {
        return role;
    }

    @Nullable
    UUID broadcast() {
        return broadcast;
    }

    @Nullable
    Instant endsAt() {
        return endsAt;
    }

    boolean hasJoined() {
        return accountId != null;
    }

    @Nullable
    UUID account() {
        return accountId;
    }

    boolean isOver(Instant now) {
        return endsAt != null && !endsAt.isAfter(now);
    }

    Instant createdAt() {
        return createdAt;
    }
}
