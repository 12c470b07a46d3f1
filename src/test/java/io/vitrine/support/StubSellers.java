package io.vitrine.support;

import io.vitrine.accounts.SellerId;
import io.vitrine.accounts.Sellers;
import io.vitrine.accounts.ShopFacts;
import io.vitrine.accounts.Standing;
import java.util.Optional;

/** Knows one verified shop. */
public record StubSellers(ShopFacts shop) implements Sellers {

    @Override
    public Optional<Standing> standing(SellerId seller) {
        return Optional.of(Standing.VERIFIED);
    }

    @Override
    public Optional<ShopFacts> facts(SellerId seller) {
        return Optional.of(shop);
    }

    @Override
    public void verify(SellerId seller) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void refuse(SellerId seller, String reason) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void suspend(SellerId seller, String reason) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void reinstate(SellerId seller) {
        throw new UnsupportedOperationException();
    }
}
