package io.vitrine.offers;

import io.vitrine.accounts.AuditLog;
import io.vitrine.accounts.SellerId;
import io.vitrine.broadcasts.BroadcastId;
import io.vitrine.broadcasts.BroadcastView;
import io.vitrine.broadcasts.Broadcasts;
import io.vitrine.broadcasts.Phase;
import io.vitrine.broadcasts.PhaseChanged;
import io.vitrine.shared.Money;
import io.vitrine.shared.PublicId;
import io.vitrine.shop.DealKind;
import io.vitrine.shop.Prices;
import io.vitrine.shop.Quote;
import io.vitrine.shop.StockLedger;
import io.vitrine.shop.VariantId;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Moves offers on; whoever does holds the offer's row first, and the ledger's after it. */
@Service
@Transactional
class OfferService implements Offers {

    private static final Logger log = LoggerFactory.getLogger(OfferService.class);

    private final OfferTable table;
    private final StockLedger stock;
    private final Prices prices;
    private final Broadcasts broadcasts;
    private final ApplicationEventPublisher events;
    private final AuditLog audit;
    private final Clock clock;

    OfferService(
            OfferTable table,
            StockLedger stock,
            Prices prices,
            Broadcasts broadcasts,
            ApplicationEventPublisher events,
            AuditLog audit,
            Clock clock) {
        this.table = table;
        this.stock = stock;
        this.prices = prices;
        this.broadcasts = broadcasts;
        this.events = events;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public OfferView create(SellerId seller, BroadcastId show, OfferDraft draft) {
        OfferRules.check(draft, clock.instant());
        boolean rehearsal = !checkOpen(show).listing().counts();
        checkPrice(draft.kind(), draft.variant(), draft.price());
        OfferId id = table.insert(seller, show, rehearsal, draft, clock.instant());
        audit.note("offer.created", id, draft.product().title());
        return get(id);
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<OfferView> find(PublicId offer) {
        return table.find(offer);
    }

    @Override
    @Transactional(readOnly = true)
    public List<OfferView> ofShow(BroadcastId show) {
        return table.ofShow(show, MOST_LISTED);
    }

    @Override
    @Transactional(readOnly = true)
    public List<OfferView> current(BroadcastId show) {
        return table.current(show);
    }

    @Override
    @Transactional(readOnly = true)
    public Map<VariantId, Integer> coming(Collection<VariantId> variants) {
        return variants.isEmpty()
                ? Map.of()
                : table.coming(variants, clock.instant()).stream()
                        .collect(Collectors.toMap(OfferView::variant, OfferView::left, Integer::sum));
    }

    @Override
    public OfferView arm(OfferId id) {
        OfferView offer = lock(id);
        if (offer.state() != OfferState.DRAFT) {
            return offer;
        }
        checkPrice(offer.kind(), offer.variant(), offer.price());
        boolean onAir = checkOpen(offer.show()).phase().isOnAir();
        if (offer.isFlash() && !setAside(offer)) {
            int left = quote(offer.variant()).left();
            throw OfferException.of("offers.stock", "Only " + left + " are left of " + offer.variant(), left);
        }
        table.become(id, OfferState.DRAFT, !offer.isFlash() && onAir ? OfferState.OPEN : OfferState.ARMED);
        audit.note("offer.armed", id, "");
        return told(id);
    }

    @Override
    public OfferView start(OfferId id) {
        OfferView offer = lock(id);
        if (offer.state() == OfferState.COUNTDOWN || offer.state() == OfferState.OPEN) {
            return offer;
        }
        if (offer.state() != OfferState.ARMED || !offer.isFlash()) {
            throw OfferException.of("offers.armed", "Offer " + id + " is " + offer.state());
        }
        if (!checkOpen(offer.show()).phase().isOnAir()) {
            throw OfferException.of("offers.air", "Broadcast " + offer.show() + " is not on air");
        }
        begin(offer, clock.instant().plus(offer.countdown()));
        audit.note("offer.started", id, "");
        return get(id);
    }

    @Override
    public void callOff(OfferId id) {
        OfferView offer = lock(id);
        if (!offer.isFlash() || !table.callOff(id, clock.instant())) {
            stop(id);
            return;
        }
        audit.note("offer.called-off", id, "");
        told(id);
    }

    @Override
    public void stop(OfferId id) {
        OfferView offer = lock(id);
        if (offer.state() == OfferState.DRAFT) {
            table.delete(id);
            audit.note("offer.discarded", id, "");
        } else if (offer.state().isCurrent()) {
            close(offer);
            audit.note("offer.stopped", id, "");
        }
    }

    /** What comes next of an offer whose time has come; nothing if somebody else was quicker. */
    void moveOn(OfferId id, Instant now) {
        OfferView offer = lock(id);
        Instant start = offer.startAt();
        switch (offer.state()) {
            case ARMED -> {
                if (start != null && !now.isBefore(start.minus(offer.countdown())) && isOnAir(offer.show())) {
                    // A show that begins late has its viewers see the whole countdown.
                    Instant earliest = now.plus(offer.countdown());
                    begin(offer, start.isBefore(now) ? earliest : start);
                }
            }
            case COUNTDOWN, OPEN, EXHAUSTED -> {
                if (offer.closesAt() != null && !offer.closesAt().isAfter(now)) {
                    close(offer);
                } else if (offer.state() == OfferState.COUNTDOWN
                        && offer.opensAt() != null
                        && !offer.opensAt().isAfter(now)) {
                    table.become(id, OfferState.COUNTDOWN, OfferState.OPEN);
                    told(id);
                }
            }
            case DRAFT, CLOSED -> {
                // Nothing comes by itself.
            }
        }
    }

    @EventListener
    void on(PhaseChanged change) {
        BroadcastView show = change.broadcast();
        // In the order in which buyers take them, so that neither waits for the other.
        List<OfferView> all = table.current(show.id()).stream()
                .sorted(Comparator.comparing(offer -> offer.variant().toString()))
                .toList();
        for (OfferView offer : all) {
            if (!show.phase().acceptsSignal()) {
                close(lock(offer.id()));
            } else if (show.phase() == Phase.LIVE
                    && !offer.isFlash()
                    && table.become(offer.id(), OfferState.ARMED, OfferState.OPEN)) {
                told(offer.id());
            }
        }
    }

    private void begin(OfferView offer, Instant opens) {
        table.begin(offer.id(), opens, opens.plus(offer.length()));
        log.info("Offer {} opens at {}", offer.publicId(), opens);
        told(offer.id());
    }

    private void close(OfferView offer) {
        if (!offer.state().isCurrent()) {
            return;
        }
        table.close(offer.id());
        if (offer.left() > 0 && !offer.rehearsal()) {
            stock.unpool(offer.variant(), offer.left());
        }
        log.info("Offer {} is closed: {} of {} units were taken", offer.publicId(), offer.taken(), offer.quantity());
        told(offer.id());
    }

    /** A rehearsal tells as well that there are too few, and takes none. */
    private boolean setAside(OfferView offer) {
        return offer.rehearsal()
                ? quote(offer.variant()).left() >= offer.quantity()
                : stock.pool(offer.variant(), offer.quantity());
    }

    private BroadcastView checkOpen(BroadcastId show) {
        return broadcasts
                .find(show)
                .filter(found -> found.phase().acceptsSignal())
                .orElseThrow(() -> OfferException.of("offers.over", "Broadcast " + show + " is over"));
    }

    private boolean isOnAir(BroadcastId show) {
        return broadcasts.find(show).filter(found -> found.phase().isOnAir()).isPresent();
    }

    /** A flash offer is below what everybody pays now, also below the price of the show. */
    private void checkPrice(DealKind kind, VariantId variant, Money price) {
        Quote quote = quote(variant);
        Money now = kind == DealKind.BROADCAST_PRICE
                ? quote.list()
                : quote.deals().stream()
                        .filter(deal -> deal.kind() == DealKind.BROADCAST_PRICE)
                        .map(deal -> deal.price())
                        .filter(deal -> deal.minor() < quote.list().minor())
                        .findFirst()
                        .orElse(quote.list());
        if (!price.currency().equals(now.currency()) || price.minor() >= now.minor()) {
            throw OfferException.of("offers.price.under", "An offer at " + price + " is not under " + now, now);
        }
    }

    private Quote quote(VariantId variant) {
        return Optional.ofNullable(prices.of(List.of(variant), null).get(variant))
                .orElseThrow(() -> OfferException.of("offers.variant", "There is no variant " + variant));
    }

    private OfferView told(OfferId id) {
        OfferView offer = get(id);
        events.publishEvent(new OfferChanged(offer));
        return offer;
    }

    private OfferView get(OfferId id) {
        return table.find(id).orElseThrow(() -> unknown(id));
    }

    private OfferView lock(OfferId id) {
        return table.lock(id).orElseThrow(() -> unknown(id));
    }

    private static OfferException unknown(OfferId id) {
        return OfferException.of("offers.unknown", "There is no offer " + id);
    }
}
