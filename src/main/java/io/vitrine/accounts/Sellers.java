package io.vitrine.accounts;

import java.util.Optional;

/** Tells what there is to know of a shop. */
public interface Sellers {

    Optional<Standing> standing(SellerId seller);

    Optional<ShopFacts> facts(SellerId seller);
}
