package io.vitrine.stage;

import io.vitrine.broadcasts.BroadcastId;
import io.vitrine.broadcasts.BroadcastView;
import io.vitrine.broadcasts.Broadcasts;
import io.vitrine.offers.OfferChanged;
import io.vitrine.offers.OfferState;
import io.vitrine.offers.OfferView;
import io.vitrine.offers.Offers;
import io.vitrine.shared.Money;
import io.vitrine.shared.PublicId;
import io.vitrine.shop.Prices;
import io.vitrine.shop.ProductId;
import io.vitrine.shop.ProductView;
import io.vitrine.shop.ProductView.VariantView;
import io.vitrine.shop.Products;
import io.vitrine.shop.Quote;
import io.vitrine.shop.VariantId;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Tells the viewers of a show how its offers stand: at once when one moves on, and once a second what is left. What does
 * not fit into the log is told in the next second, as it is then; so nothing is told in a wrong order.
 */
@Component
class OffersOnAir implements SnapshotPart {

    private static final Logger log = LoggerFactory.getLogger(OffersOnAir.class);

    private final Offers offers;
    private final Products products;
    private final Prices prices;
    private final Broadcasts broadcasts;
    private final LiveLog events;
    private final MeantFrames frames;
    private final TaskScheduler scheduler;
    private final Map<BroadcastId, Map<PublicId, Map<String, Object>>> told = new HashMap<>();

    OffersOnAir(
            Offers offers,
            Products products,
            Prices prices,
            Broadcasts broadcasts,
            LiveLog events,
            MeantFrames frames,
            TaskScheduler scheduler) {
        this.offers = offers;
        this.products = products;
        this.prices = prices;
        this.broadcasts = broadcasts;
        this.events = events;
        this.frames = frames;
        this.scheduler = scheduler;
    }

    @Override
    public String name() {
        return "offers";
    }

    @Override
    public Object of(BroadcastView show) {
        return show.phase().acceptsSignal() ? List.copyOf(now(show.id()).values()) : List.of();
    }

    @TransactionalEventListener(fallbackExecution = true)
    void on(OfferChanged change) {
        scheduler.schedule(
                () -> broadcasts.find(change.offer().show()).ifPresent(this::look),
                scheduler.getClock().instant());
    }

    @Scheduled(fixedDelayString = "${vitrine.stage.stock-interval:1s}")
    synchronized void look() {
        List<BroadcastView> onAir = broadcasts.onAir();
        told.keySet().retainAll(onAir.stream().map(BroadcastView::id).toList());
        onAir.forEach(this::look);
    }

    private synchronized void look(BroadcastView show) {
        if (!show.phase().isOnAir()) {
            return;
        }
        try {
            compare(show.id());
        } catch (StageException tooFast) {
            log.debug("Broadcast {} has too much to tell, and tells the rest later", show.publicId());
        } catch (RuntimeException e) {
            log.warn("The offers of broadcast {} could not be told", show.publicId(), e);
        }
    }

    private void compare(BroadcastId show) {
        Map<PublicId, Map<String, Object>> before = told.computeIfAbsent(show, unknown -> new HashMap<>());
        Map<PublicId, Map<String, Object>> now = now(show);
        for (PublicId gone : List.copyOf(before.keySet())) {
            if (!now.containsKey(gone)) {
                tell(show, gone, Map.of("id", gone.value(), "state", OfferState.CLOSED.name()));
                before.remove(gone);
            }
        }
        now.forEach((id, json) -> {
            if (!json.equals(before.get(id))) {
                tell(show, id, json);
                before.put(id, json);
            }
        });
    }

    private void tell(BroadcastId show, PublicId offer, Map<String, Object> json) {
        // What is called off (ready again) goes at once, too: the pages open a countdown by the clock, however far
        // behind they are.
        boolean over = Stream.of(OfferState.CLOSED, OfferState.EXHAUSTED, OfferState.ARMED)
                .anyMatch(state -> json.containsValue(state.name()));
        boolean begins = json.containsValue(OfferState.COUNTDOWN.name());
        events.append(
                show, "offer", over ? Sync.NOW : Sync.FRAME, begins ? frames.of(offer) : null, offer.value(), json);
    }

    private Map<PublicId, Map<String, Object>> now(BroadcastId show) {
        List<OfferView> current = offers.current(show);
        if (current.isEmpty()) {
            return Map.of();
        }
        Map<ProductId, ProductView> known = products
                .findAll(current.stream().map(OfferView::product).toList())
                .stream()
                .collect(Collectors.toMap(ProductView::id, Function.identity()));
        Map<VariantId, Quote> quotes =
                prices.of(current.stream().map(OfferView::variant).toList(), null);
        Map<PublicId, Map<String, Object>> all = new LinkedHashMap<>();
        for (OfferView offer : current) {
            ProductView product = known.get(offer.product());
            Quote quote = quotes.get(offer.variant());
            if (product != null && quote != null) {
                all.put(offer.publicId(), json(offer, product, quote));
            }
        }
        return all;
    }

    /** Of one that nobody has started viewers hear that it is there, and nothing more: the seller may still think better. */
    private Map<String, Object> json(OfferView offer, ProductView product, Quote quote) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", offer.publicId().value());
        json.put("state", offer.state().name());
        json.put("kind", offer.kind().name());
        if (offer.state() == OfferState.ARMED) {
            return json;
        }
        Money price = offer.price();
        json.put("product", product.publicId().value());
        json.put("variant", offer.variant().toString());
        json.put("title", product.title());
        json.put("name", name(product, offer.variant()));
        json.put("price", price.minor());
        json.put("was", quote.list().minor());
        json.put("currency", price.currency().getCurrencyCode());
        json.put("digits", price.currency().getDefaultFractionDigits());
        json.put("left", offer.left());
        json.put("quantity", offer.quantity());
        json.put("most", offer.perBuyer());
        json.put("coupons", offer.stackable());
        time(json, "opensAt", offer.opensAt());
        time(json, "closesAt", offer.closesAt());
        time(json, "mediaAt", frames.of(offer.publicId()));
        return json;
    }

    private static String name(ProductView product, VariantId wanted) {
        return product.variants().stream()
                .filter(variant -> variant.id().equals(wanted))
                .map(VariantView::name)
                .findFirst()
                .orElse("");
    }

    private static void time(Map<String, Object> json, String key, @Nullable Instant at) {
        if (at != null) {
            json.put(key, at.toString());
        }
    }
}
