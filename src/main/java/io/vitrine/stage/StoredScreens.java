package io.vitrine.stage;

import io.vitrine.broadcasts.BroadcastView;
import io.vitrine.shop.ProductId;
import io.vitrine.shop.ProductView;
import java.time.Clock;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Puts together what is on screen from the tables of the stage and the products of the shop. */
@Component
@Transactional(readOnly = true)
class StoredScreens implements Screens {

    private final StageTables tables;
    private final Cards cards;
    private final LiveLog log;
    private final List<SnapshotPart> parts;
    private final Clock clock;

    StoredScreens(StageTables tables, Cards cards, LiveLog log, ObjectProvider<SnapshotPart> parts, Clock clock) {
        this.tables = tables;
        this.cards = cards;
        this.log = log;
        this.parts = parts.orderedStream().toList();
        this.clock = clock;
    }

    @Override
    public Screen of(BroadcastView show) {
        // First: what is read after it may be newer than the number says, and never older.
        long seq = log.last(show.id());
        Map<ProductId, Card> all = new LinkedHashMap<>();
        cards.lineUp(show.id()).forEach((product, card) -> all.put(product.id(), card));
        if (!show.phase().acceptsSignal()) {
            return new Screen(seq, List.copyOf(all.values()), List.of(), List.of());
        }
        List<Screen.Pinned> pins = tables.pins(show.id()).stream()
                .flatMap(pin -> Stream.ofNullable(all.get(pin.product()))
                        .map(card -> new Screen.Pinned(pin.slot(), card, pin.from())))
                .sorted(Comparator.comparingInt(Screen.Pinned::slot))
                .toList();
        return new Screen(seq, List.copyOf(all.values()), pins, tables.notices(show.id(), clock.instant()));
    }

    @Override
    public List<ProductView> products(BroadcastView show) {
        return List.copyOf(cards.lineUp(show.id()).keySet());
    }

    @Override
    public long left(BroadcastView show) {
        return cards.left(show.id());
    }

    @Override
    public Snapshot snapshot(BroadcastView show, Screen screen) {
        Map<String, Object> more = new LinkedHashMap<>();
        parts.forEach(part -> more.put(part.name(), part.of(show)));
        return Snapshot.of(show, screen, clock.instant(), more);
    }
}
