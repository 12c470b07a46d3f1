package io.vitrine.offers;

import io.vitrine.accounts.VisitorId;
import io.vitrine.shop.Deal;
import io.vitrine.shop.DealKind;
import io.vitrine.shop.Deals;
import io.vitrine.shop.VariantId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Tells the shop which offers count, and counts what is bought of them. */
@Component
@Transactional
class OfferDeals implements Deals {

    /** So long a checkout is told that what it shows was an offer, and is over. */
    private static final Duration REMEMBERED = Duration.ofHours(1);

    private final OfferTable table;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    OfferDeals(OfferTable table, ApplicationEventPublisher events, Clock clock) {
        this.table = table;
        this.events = events;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "offers";
    }

    @Override
    @Transactional(readOnly = true)
    public Map<VariantId, List<Deal>> of(Collection<VariantId> variants, @Nullable VisitorId buyer) {
        if (variants.isEmpty()) {
            return Map.of();
        }
        Instant now = clock.instant();
        Map<VariantId, List<Deal>> deals = new HashMap<>();
        for (OfferView offer : table.deals(variants, now, now.minus(REMEMBERED))) {
            deals.computeIfAbsent(offer.variant(), unknown -> new ArrayList<>()).add(deal(offer, buyer, now));
        }
        deals.values().forEach(list -> list.sort(Comparator.comparing(Deal::kind)));
        return deals;
    }

    private Deal deal(OfferView offer, @Nullable VisitorId buyer, Instant now) {
        if (offer.kind() == DealKind.BROADCAST_PRICE) {
            return new Deal(
                    offer.id().value(),
                    offer.kind(),
                    offer.price(),
                    0,
                    Integer.MAX_VALUE,
                    Integer.MAX_VALUE,
                    offer.stackable(),
                    null);
        }
        Instant closes = offer.closesAt();
        boolean open = (offer.state() == OfferState.COUNTDOWN || offer.state() == OfferState.OPEN)
                && closes != null
                && closes.isAfter(now);
        int left = open ? offer.left() : 0;
        int mine = buyer == null || left == 0 ? 0 : table.counted(offer.id().value(), buyer);
        return new Deal(
                offer.id().value(),
                offer.kind(),
                offer.price(),
                left,
                Math.max(0, Math.min(left, offer.perBuyer() - mine)),
                offer.perBuyer(),
                offer.stackable(),
                closes);
    }

    @Override
    public boolean take(UUID offer, VisitorId buyer, int units) {
        if (!table.count(offer, buyer, units)) {
            return false;
        }
        if (!table.hold(offer, units, clock.instant())) {
            table.uncount(offer, buyer, units);
            return false;
        }
        if (table.exhaust(offer)) {
            table.find(new OfferId(offer)).map(OfferChanged::new).ifPresent(events::publishEvent);
        }
        return true;
    }

    @Override
    public void sell(UUID offer, int units) {
        table.sell(offer, units);
    }

    @Override
    public boolean giveBack(UUID offer, VisitorId buyer, int units) {
        table.uncount(offer, buyer, units);
        return table.release(offer, units, clock.instant());
    }

    @Override
    public void takeBack(UUID offer, VisitorId buyer, int units) {
        table.uncount(offer, buyer, units);
        table.takeBack(offer, units);
    }
}
