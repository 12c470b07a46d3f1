package io.vitrine.stage;

import static org.assertj.core.api.Assertions.assertThat;

import io.vitrine.DataFolder;
import io.vitrine.MutableClock;
import io.vitrine.accounts.AccountId;
import io.vitrine.accounts.SellerId;
import io.vitrine.broadcasts.BroadcastView;
import io.vitrine.broadcasts.Broadcasts;
import io.vitrine.broadcasts.PublishSessions;
import io.vitrine.broadcasts.PublishSessions.Connection;
import io.vitrine.channels.ChannelSettings;
import io.vitrine.channels.ChannelView;
import io.vitrine.channels.Channels;
import io.vitrine.shared.Money;
import io.vitrine.shop.ProductDraft;
import io.vitrine.shop.ProductDraft.VariantDraft;
import io.vitrine.shop.ProductStatus;
import io.vitrine.shop.ProductView;
import io.vitrine.shop.Products;
import io.vitrine.shop.StockLedger;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.modulith.test.ApplicationModuleTest;
import org.springframework.modulith.test.ApplicationModuleTest.BootstrapMode;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Rebuilds what hung over the picture from the log alone, as a report or an overlay does, and compares. */
@ApplicationModuleTest(mode = BootstrapMode.ALL_DEPENDENCIES)
@Import(LiveLogTests.Surroundings.class)
class RebuildTests {

    private static final Path DATA = DataFolder.create();
    private static final AccountId WHO = new AccountId(UUID.randomUUID());
    private static final int STEPS = 120;

    @DynamicPropertySource
    static void data(DynamicPropertyRegistry properties) {
        properties.add("vitrine.data", DATA::toString);
        properties.add("vitrine.stage.stock-interval", () -> "1h");
    }

    @Autowired
    Direction direction;

    @Autowired
    Screens screens;

    @Autowired
    LiveLog log;

    @Autowired
    StockTicker ticker;

    @Autowired
    Products products;

    @Autowired
    StockLedger stock;

    @Autowired
    Broadcasts broadcasts;

    @Autowired
    PublishSessions sessions;

    @Autowired
    Channels channels;

    @Autowired
    MutableClock clock;

    @Test
    void screenWhenRebuiltFromTheLogAtAnyTimeIsWhatTheSnapshotWas() {
        BroadcastView show = onAir();
        List<ProductView> all = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            ProductView product = products.become(
                    products.create(
                                    new SellerId(UUID.randomUUID()),
                                    new ProductDraft("P" + i, "", List.of(variant(null, 18_000, 12))))
                            .id(),
                    ProductStatus.ACTIVE);
            all.add(product);
            direction.add(show, product);
            clock.advance(Duration.ofSeconds(1));
        }
        ticker.look();
        Random random = new Random(7);
        Map<Instant, Seen> seen = new LinkedHashMap<>();
        for (int step = 0; step < STEPS; step++) {
            ProductView product = all.get(random.nextInt(all.size()));
            direct(show, products.find(product.publicId()).orElseThrow(), random);
            clock.advance(Duration.ofSeconds(2));
            ticker.look();
            seen.put(clock.instant(), Seen.of(screens.snapshot(show, screens.of(show)), clock.instant()));
            clock.advance(Duration.ofSeconds(1));
        }

        List<LiveEvent> events = new ArrayList<>();
        for (List<LiveEvent> page = log.after(show.id(), 0, 50);
                !page.isEmpty();
                page = log.after(show.id(), page.get(page.size() - 1).seq(), 50)) {
            events.addAll(page);
        }
        assertThat(seen.values()).anyMatch(one -> one.pins().size() == 3);
        assertThat(seen.values()).anyMatch(one -> one.notices().size() == 2);
        seen.forEach((at, screen) ->
                assertThat(Seen.rebuilt(events, at)).as("the screen at %s", at).isEqualTo(screen));
    }

    private void direct(BroadcastView show, ProductView product, Random random) {
        switch (random.nextInt(7)) {
            case 0, 1 -> direction.pin(show, product, null, WHO);
            case 2 -> direction.unpin(show, 1 + random.nextInt(3), null);
            case 3 -> direction.say(show, NoticeKind.FIXED, "Fixed " + random.nextInt(), null, null);
            case 4 ->
                direction.say(show, NoticeKind.RUNNING, "Running " + random.nextInt(), Duration.ofSeconds(5), null);
            case 5 -> direction.silence(show, NoticeKind.FIXED, null);
            default -> {
                stock.hold(product.variants().get(0).id(), 1);
                products.change(
                        product.id(),
                        new ProductDraft(
                                product.title(),
                                "",
                                List.of(variant(product, 15_000 + 1_000L * random.nextInt(6), 0))));
            }
        }
    }

    private static VariantDraft variant(@Nullable ProductView of, long price, int units) {
        return new VariantDraft(
                of == null ? null : of.variants().get(0).id(), "one", "", Money.of(price, "KRW"), units);
    }

    private BroadcastView onAir() {
        ChannelView channel = channels.create(new SellerId(UUID.randomUUID()), ChannelSettings.named("Harbour"));
        sessions.open(new Connection(channel.id(), "boot", 1, "192.0.2.7", "OBS"));
        BroadcastView current = broadcasts.current(channel.id()).orElseThrow();
        broadcasts.pictureReady(current.id());
        return broadcasts.goLive(current.id());
    }

    /**
     * What hangs over the picture.
     *
     * @param pins the cards, by slot
     * @param notices the text, by kind
     */
    private record Seen(Map<Integer, Map<String, Object>> pins, Map<String, String> notices) {

        static Seen of(Snapshot snapshot, Instant now) {
            Map<Integer, Map<String, Object>> pins = new TreeMap<>();
            for (Snapshot.Pin pin : snapshot.pins()) {
                assertThat(pin.mediaAt()).isBeforeOrEqualTo(now);
                snapshot.products().stream()
                        .filter(card -> pin.product().equals(card.get("id")))
                        .forEach(card -> pins.put(pin.slot(), comparable(card)));
            }
            Map<String, String> notices = new TreeMap<>();
            snapshot.notices().forEach(notice -> notices.put(notice.kind(), notice.text()));
            return new Seen(pins, notices);
        }

        /** From nothing but events: this is what docs/api.md tells programs to do. */
        static Seen rebuilt(List<LiveEvent> events, Instant at) {
            Map<Integer, Map<String, Object>> pins = new TreeMap<>();
            Map<String, String> notices = new TreeMap<>();
            Map<String, Instant> ends = new TreeMap<>();
            for (LiveEvent event : events) {
                Instant when = event.mediaAt() == null ? event.at() : event.mediaAt();
                if (!when.isAfter(at)) {
                    apply(event, when, pins, notices, ends);
                }
            }
            ends.forEach((kind, end) -> {
                if (!end.isAfter(at)) {
                    notices.remove(kind);
                }
            });
            return new Seen(pins, notices);
        }

        private static void apply(
                LiveEvent event,
                Instant when,
                Map<Integer, Map<String, Object>> pins,
                Map<String, String> notices,
                Map<String, Instant> ends) {
            Map<String, Object> payload = event.payload();
            switch (event.type()) {
                case "pin" ->
                    pins.put((Integer) given(payload, "slot"), comparable((Map<?, ?>) given(payload, "product")));
                case "unpin" -> pins.remove((Integer) given(payload, "slot"));
                case "stock" ->
                    of(pins, payload).forEach(card -> {
                        card.put("left", number(given(payload, "left")));
                        card.put("soldOut", given(payload, "soldOut"));
                    });
                case "price" ->
                    of(pins, payload).forEach(card -> {
                        card.remove("was");
                        payload.forEach((name, value) -> {
                            if (!name.equals("product")) {
                                card.put(name, number(value));
                            }
                        });
                    });
                case "notice" -> {
                    String kind = (String) given(payload, "kind");
                    String text = (String) given(payload, "text");
                    ends.remove(kind);
                    notices.put(kind, text);
                    if (text.isEmpty()) {
                        notices.remove(kind);
                    } else if (payload.get("seconds") instanceof Number seconds) {
                        ends.put(kind, when.plusSeconds(seconds.longValue()));
                    }
                }
                default -> {
                    // The line-up is not over the picture.
                }
            }
        }

        private static List<Map<String, Object>> of(
                Map<Integer, Map<String, Object>> pins, Map<String, Object> payload) {
            return pins.values().stream()
                    .filter(card -> given(payload, "product").equals(card.get("id")))
                    .toList();
        }

        private static Object given(Map<String, Object> payload, String name) {
            return Objects.requireNonNull(payload.get(name), name);
        }

        private static Map<String, Object> comparable(Map<?, ?> card) {
            Map<String, Object> same = new TreeMap<>();
            card.forEach((name, value) -> same.put((String) name, number(value)));
            return same;
        }

        private static Object number(Object value) {
            return value instanceof Number number ? number.longValue() : value;
        }
    }
}
