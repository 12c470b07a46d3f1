package io.vitrine.stage;

import io.vitrine.accounts.AccountId;
import io.vitrine.broadcasts.BroadcastView;
import io.vitrine.broadcasts.PhaseChanged;
import io.vitrine.offers.OfferView;
import io.vitrine.offers.Offers;
import io.vitrine.shared.PlainText;
import io.vitrine.shop.CouponView;
import io.vitrine.shop.Coupons;
import io.vitrine.shop.ProductId;
import io.vitrine.shop.ProductStatus;
import io.vitrine.shop.ProductView;
import io.vitrine.stage.StageTables.Entry;
import io.vitrine.stage.StageTables.OpenPin;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Directs shows in the database, and appends to the log what their viewers have to see. */
@Service
@Transactional
class StageService implements Direction {

    private final StageTables tables;
    private final LiveLog log;
    private final Cards cards;
    private final Coupons coupons;
    private final Offers offers;
    private final PictureTimes times;
    private final MeantFrames frames;
    private final Clock clock;

    StageService(
            StageTables tables,
            LiveLog log,
            Cards cards,
            Coupons coupons,
            Offers offers,
            PictureTimes times,
            MeantFrames frames,
            Clock clock) {
        this.tables = tables;
        this.log = log;
        this.cards = cards;
        this.coupons = coupons;
        this.offers = offers;
        this.times = times;
        this.frames = frames;
        this.clock = clock;
    }

    @Override
    public void add(BroadcastView show, ProductView product) {
        checkOpen(show);
        List<Entry> lineUp = tables.lineUp(show.id());
        if (find(lineUp, product).isPresent()) {
            return;
        }
        if (product.status() != ProductStatus.ACTIVE) {
            throw StageException.of("stage.lineup.status", "Product " + product.publicId() + " is not on sale");
        }
        if (lineUp.size() >= MOST_PRODUCTS) {
            throw StageException.of("stage.lineup.full", "A show has " + MOST_PRODUCTS + " products", MOST_PRODUCTS);
        }
        tables.add(show.id(), product.id(), product.from());
        tellLineUp(show);
    }

    @Override
    public void remove(BroadcastView show, ProductView product) {
        checkOpen(show);
        for (OpenPin pin : tables.pins(show.id())) {
            if (pin.product().equals(product.id())) {
                unpin(show, pin.slot(), null);
            }
        }
        if (tables.remove(show.id(), product.id())) {
            tellLineUp(show);
        }
    }

    @Override
    public void move(BroadcastView show, ProductView product, int by) {
        checkOpen(show);
        List<ProductId> order = new ArrayList<>(
                tables.lineUp(show.id()).stream().map(Entry::product).toList());
        int from = order.indexOf(product.id());
        int to = Math.max(0, Math.min(order.size() - 1, from + by));
        if (from < 0 || from == to) {
            return;
        }
        order.add(to, order.remove(from));
        tables.arrange(show.id(), order);
        tellLineUp(show);
    }

    @Override
    public void arrange(BroadcastView show, List<String> products) {
        checkOpen(show);
        List<ProductId> before =
                tables.lineUp(show.id()).stream().map(Entry::product).toList();
        Map<ProductId, Integer> places = new HashMap<>();
        cards.lineUp(show.id())
                .keySet()
                .forEach(product -> places.put(
                        product.id(), products.indexOf(product.publicId().value())));
        // The sort is stable: what was not named stays in its order, at the end.
        List<ProductId> order = before.stream()
                .sorted(Comparator.comparingInt(product -> {
                    int place = places.getOrDefault(product, -1);
                    return place < 0 ? Integer.MAX_VALUE : place;
                }))
                .toList();
        if (!order.equals(before)) {
            tables.arrange(show.id(), order);
            tellLineUp(show);
        }
    }

    @Override
    public void soldOut(BroadcastView show, ProductView product, boolean soldOut) {
        checkOpen(show);
        // Viewers hear of it from the ticker, within a second.
        tables.soldOut(show.id(), product.id(), soldOut);
    }

    @Override
    public void pin(BroadcastView show, ProductView product, @Nullable Instant mediaAt, AccountId by) {
        checkOpen(show);
        Entry entry = find(tables.lineUp(show.id()), product)
                .orElseThrow(() -> StageException.of(
                        "stage.pin.unknown", "Product " + product.publicId() + " is not in the line-up"));
        List<OpenPin> pins = tables.pins(show.id());
        if (pins.stream().anyMatch(pin -> pin.product().equals(product.id()))) {
            return;
        }
        int slot = slotFor(pins);
        Instant at = times.of(mediaAt);
        tables.close(show.id(), slot, at);
        tables.open(show.id(), product.id(), slot, at, by);
        log.append(
                show.id(),
                "pin",
                Sync.FRAME,
                at,
                String.valueOf(slot),
                Map.of("slot", slot, "product", CardJson.of(cards.card(entry, product))));
    }

    /** The slot that the next pin takes. */
    static int slotFor(List<OpenPin> oldestFirst) {
        List<Integer> taken = oldestFirst.stream().map(OpenPin::slot).toList();
        return IntStream.rangeClosed(1, SLOTS)
                .filter(slot -> !taken.contains(slot))
                .findFirst()
                .orElseGet(() -> taken.get(0));
    }

    @Override
    public void unpin(BroadcastView show, int slot, @Nullable Instant mediaAt) {
        Instant at = times.of(mediaAt);
        if (tables.close(show.id(), slot, at)) {
            log.append(show.id(), "unpin", Sync.FRAME, at, String.valueOf(slot), Map.of("slot", slot));
        }
    }

    @Override
    public void say(
            BroadcastView show, NoticeKind kind, String text, @Nullable Duration lasting, @Nullable Instant mediaAt) {
        checkOpen(show);
        String line = text.strip();
        if (!PlainText.isOneLine(line, MOST_NOTICE)) {
            throw StageException.of(
                    "stage.notice.text", "A notice is 1 to " + MOST_NOTICE + " characters", MOST_NOTICE);
        }
        Instant at = times.of(mediaAt);
        Instant until = lasting == null ? null : clock.instant().plus(lasting);
        tables.say(show.id(), kind, line, at, until);
        Map<String, Object> payload = new LinkedHashMap<>(Map.of("kind", kind.key(), "text", line));
        if (lasting != null) {
            payload.put("seconds", lasting.toSeconds());
        }
        log.append(show.id(), "notice", Sync.FRAME, at, kind.key(), payload);
    }

    @Override
    public void silence(BroadcastView show, NoticeKind kind, @Nullable Instant mediaAt) {
        if (tables.silence(show.id(), kind)) {
            log.append(
                    show.id(),
                    "notice",
                    Sync.FRAME,
                    times.of(mediaAt),
                    kind.key(),
                    Map.of("kind", kind.key(), "text", ""));
        }
    }

    @Override
    public void drop(BroadcastView show, CouponView coupon, Duration length, @Nullable Instant mediaAt) {
        if (!show.phase().isOnAir()) {
            throw StageException.of("stage.coupon.air", "Broadcast " + show.publicId() + " is " + show.phase());
        }
        if (!show.listing().counts()) {
            throw StageException.of("stage.coupon.rehearsal", "Broadcast " + show.publicId() + " is a rehearsal");
        }
        coupons.drop(coupon.id(), show.id().value(), length);
        // Before the commit, after which pages are told.
        frames.mean(coupon.publicId(), times.of(mediaAt));
    }

    @Override
    public void start(BroadcastView show, OfferView offer, @Nullable Instant mediaAt) {
        offers.start(offer.id());
        frames.mean(offer.publicId(), times.of(mediaAt));
    }

    /** What hangs over the picture goes with it. Nobody is told: a page whose show is over takes it down by itself. */
    @EventListener
    void on(PhaseChanged change) {
        BroadcastView show = change.broadcast();
        if (!show.phase().acceptsSignal()) {
            tables.closeAll(show.id(), clock.instant());
        }
    }

    private void tellLineUp(BroadcastView show) {
        if (show.phase().isOnAir()) {
            log.append(show.id(), "lineup", Sync.NOW, null, "lineup", Map.of());
        }
    }

    private static void checkOpen(BroadcastView show) {
        if (!show.phase().acceptsSignal()) {
            throw StageException.of("stage.over", "Broadcast " + show.publicId() + " is over");
        }
    }

    private static Optional<Entry> find(List<Entry> lineUp, ProductView product) {
        return lineUp.stream()
                .filter(entry -> entry.product().equals(product.id()))
                .findFirst();
    }
}
