package io.vitrine.accounts;

import java.util.Optional;

/**
 * Tells what there is to know of a shop, and lets administrators decide how far to trust it. What a shop cannot become, or a
 * reason that nobody could read, is refused with an {@link AccountException}.
 */
public interface Sellers {

    Optional<Standing> standing(SellerId seller);

    Optional<ShopFacts> facts(SellerId seller);

    /** Trusts a shop that asked for it. */
    void verify(SellerId seller);

    /** @param reason 1 to 200 characters, which its owner is told */
    void refuse(SellerId seller, String reason);

    /** Takes trust away: its channels are banned, and what is on air of them is stopped. */
    void suspend(SellerId seller, String reason);

    /** Trusts a shop again that was suspended. */
    void reinstate(SellerId seller);
}
