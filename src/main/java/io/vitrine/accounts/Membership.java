package io.vitrine.accounts;

import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What somebody may do for one shop now.
 *
 * @param everywhere for the shop as a whole, and so for each of its shows; empty for who has nothing but shows
 * @param shows what is allowed for single shows alone
 */
public record Membership(SellerId seller, Set<Right> everywhere, Map<UUID, Set<Right>> shows) {

    public Membership {
        everywhere = Set.copyOf(everywhere);
        shows = Map.copyOf(shows);
    }

    static Membership owner(SellerId seller) {
        return new Membership(seller, TeamRole.OWNER.rights(), Map.of());
    }

    /** Whether the person has nothing to do with the shop. */
    public boolean isNone() {
        return everywhere.isEmpty() && shows.isEmpty();
    }

    public boolean isOwner() {
        return everywhere.contains(Right.SHOP);
    }

    /** Whether the show exists for this person. */
    public boolean sees(UUID show) {
        return !everywhere.isEmpty() || shows.containsKey(show);
    }

    /** @param show null to ask for the shop as a whole; whoever has a single show may at least look for it */
    public boolean may(Right right, @Nullable UUID show) {
        return show == null
                ? everywhere.contains(right) || (right == Right.LOOK && !isNone())
                : Stream.of(everywhere, shows.getOrDefault(show, Set.of())).anyMatch(rights -> rights.contains(right));
    }
}
