package io.vitrine.accounts;

/**
 * A shop whose studio somebody may open.
 *
 * @param own whether it is theirs, and they are not only of its team
 */
public record TeamShop(SellerId seller, String name, boolean own) {}
