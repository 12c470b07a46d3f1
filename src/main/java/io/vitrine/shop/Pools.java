package io.vitrine.shop;

import io.vitrine.shop.Quote.Source;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Finds who set units aside. */
@Component
class Pools {

    private final ObjectProvider<Deals> deals;
    private final ObjectProvider<Waiting> waiting;

    Pools(ObjectProvider<Deals> deals, ObjectProvider<Waiting> waiting) {
        this.deals = deals;
        this.waiting = waiting;
    }

    Share share(Source source) {
        Pool pool = source.ofDeal() ? deals.getObject() : waiting.getObject();
        return new Share(pool.name(), source.share());
    }

    Pool of(Share share) {
        Deals offers = deals.getIfAvailable();
        return offers != null && offers.name().equals(share.pool()) ? offers : waiting.getObject();
    }

    /** Units that are set aside, as a reservation remembers them. */
    record Share(String pool, UUID id) {}
}
