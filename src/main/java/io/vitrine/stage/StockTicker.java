package io.vitrine.stage;

import io.vitrine.broadcasts.BroadcastId;
import io.vitrine.broadcasts.BroadcastView;
import io.vitrine.broadcasts.Broadcasts;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Looks once a second at what is left of the products on air and what they cost, and appends what is another: so buyers
 * never wait for the log. What does not fit into a second is told in the next, as it is then.
 */
@Component
class StockTicker {

    private static final Logger log = LoggerFactory.getLogger(StockTicker.class);

    /** Events a second; the rest of what the log takes belongs to the seller. */
    private static final int MOST_AT_ONCE = 2;

    private final Broadcasts broadcasts;
    private final Cards cards;
    private final LiveLog events;
    private final Map<BroadcastId, Map<String, Fact>> told = new HashMap<>();

    StockTicker(Broadcasts broadcasts, Cards cards, LiveLog events) {
        this.broadcasts = broadcasts;
        this.cards = cards;
        this.events = events;
    }

    @Scheduled(fixedDelayString = "${vitrine.stage.stock-interval:1s}")
    synchronized void look() {
        List<BroadcastView> onAir = broadcasts.onAir();
        told.keySet().retainAll(onAir.stream().map(BroadcastView::id).toList());
        onAir.forEach(this::look);
    }

    private void look(BroadcastView show) {
        try {
            compare(show);
        } catch (StageException tooFast) {
            log.debug("Broadcast {} has too much to tell, and tells the rest later", show.publicId());
        } catch (RuntimeException e) {
            log.warn("The stock of broadcast {} could not be told", show.publicId(), e);
        }
    }

    private void compare(BroadcastView show) {
        Map<String, Fact> now = new LinkedHashMap<>();
        cards.onSale(show.id()).forEach(one -> {
            Card card = one.card();
            now.put("stock " + card.id(), Fact.Stock.of(one));
            now.put("price " + card.id(), Fact.Price.of(card));
        });
        Map<String, Fact> before = told.get(show.id());
        if (before == null) {
            // What changed while nobody looked, such as during a restart, is in the snapshot.
            if (!now.isEmpty()) {
                events.append(show.id(), "lineup", Sync.NOW, null, "lineup", Map.of());
            }
            told.put(show.id(), now);
            return;
        }
        before.keySet().retainAll(now.keySet());
        // What is new came with an event of its own.
        now.forEach(before::putIfAbsent);
        now.entrySet().stream()
                .filter(fact -> !fact.getValue().equals(before.get(fact.getKey())))
                .sorted(Comparator.comparing(fact -> !fact.getValue().isUrgent()))
                .limit(MOST_AT_ONCE)
                .forEach(fact -> tell(show, fact.getKey(), before, fact.getValue()));
    }

    private void tell(BroadcastView show, String key, Map<String, Fact> before, Fact fact) {
        String product = key.substring(key.indexOf(' ') + 1);
        Fact known = before.getOrDefault(key, fact);
        events.append(show.id(), fact.type(), fact.after(known), null, product, fact.payload());
        before.put(key, fact);
    }
}
