package io.vitrine.accounts;

import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Knows who may do what for a shop. */
public interface Team {

    /**
     * What somebody is to a shop now: the owner, a member of its team, or, for one broadcast only, of that show's.
     *
     * @param broadcast null to ask for the shop as a whole
     */
    Optional<TeamRole> roleOf(AccountId account, SellerId seller, @Nullable UUID broadcast);

    /** A show is over, and so is what was allowed for it alone. */
    void showIsOver(UUID broadcast);
}
