package io.vitrine.studio;

import io.vitrine.accounts.Membership;
import io.vitrine.accounts.Right;
import io.vitrine.accounts.SellerId;
import io.vitrine.accounts.TeamShop;
import io.vitrine.broadcasts.BroadcastView;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The shop that a request works for, and what its person may do there.
 *
 * @param show the show that the request is about; null if it is about none
 * @param shops all that the person may choose from
 */
record Acting(
        TeamShop shop, Membership membership, @Nullable UUID show, List<TeamShop> shops) {

    SellerId seller() {
        return shop.seller();
    }

    /** For the show at hand, or without one for the shop. */
    public boolean may(Right right) {
        return membership.may(right, show);
    }

    /** For templates; {@code right} is one of {@link Right}. */
    public boolean may(String right) {
        return may(Right.valueOf(right));
    }

    /** What may be done for one show of a list. */
    public boolean may(String right, BroadcastView of) {
        return membership.may(Right.valueOf(right), of.id().value());
    }

    /** Whether the person has the shop, and not only some of its shows. */
    public boolean isOfShop() {
        return !membership.everywhere().isEmpty();
    }

    boolean sees(BroadcastView of) {
        return membership.sees(of.id().value());
    }
}
