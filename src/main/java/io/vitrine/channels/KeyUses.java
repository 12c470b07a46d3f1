package io.vitrine.channels;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Gathers the uses of keys and writes them a moment later, so that letting an encoder in costs no write for it. */
@Component
class KeyUses implements DisposableBean {

    private final Map<String, Use> pending = new ConcurrentHashMap<>();
    private final StreamKeyRepository keys;
    private final TransactionTemplate transactions;
    private final Clock clock;

    KeyUses(StreamKeyRepository keys, TransactionTemplate transactions, Clock clock) {
        this.keys = keys;
        this.transactions = transactions;
        this.clock = clock;
    }

    void note(ChannelId channel, KeySlot slot, String address) {
        pending.put(StreamKey.place(channel, slot), new Use(clock.instant(), address));
    }

    @Scheduled(fixedDelay = 2_000)
    void write() {
        if (pending.isEmpty()) {
            return;
        }
        Map<String, Use> uses = Map.copyOf(pending);
        transactions.executeWithoutResult(
                status -> uses.forEach((place, use) -> keys.noteUse(place, use.at(), use.address())));
        uses.forEach(pending::remove);
    }

    @Override
    public void destroy() {
        write();
    }

    private record Use(Instant at, String address) {}
}
