package io.vitrine.stage;

import io.vitrine.accounts.VisitorId;
import io.vitrine.broadcasts.BroadcastId;
import io.vitrine.broadcasts.BroadcastView;
import io.vitrine.playback.ShowFeed;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Counts hearts in memory, tells the total once a second, and writes what each second brought every five. */
@Component
class HeartCounter implements Hearts, DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(HeartCounter.class);
    private static final int MOST_AT_ONCE = 10;
    /** An hour of one show, without a database. */
    private static final int MOST_KEPT = 3600;

    private final HeartStore store;
    private final ChatLimits limits;
    private final ShowFeed feed;
    private final Clock clock;
    private final ConcurrentMap<BroadcastId, Count> counts = new ConcurrentHashMap<>();
    private final List<HeartStore.Bucket> unwritten = new ArrayList<>();

    HeartCounter(HeartStore store, ChatLimits limits, ShowFeed feed, Clock clock) {
        this.store = store;
        this.limits = limits;
        this.feed = feed;
        this.clock = clock;
    }

    @Override
    public boolean send(BroadcastView show, VisitorId from, int number) {
        if (number < 1 || number > MOST_AT_ONCE) {
            throw new IllegalArgumentException("Hearts are sent 1 to " + MOST_AT_ONCE + " at once");
        }
        if (!show.phase().isOnAir() || !limits.hearts(from)) {
            return false;
        }
        count(show).fresh.add(number);
        return true;
    }

    @Override
    public long total(BroadcastView show) {
        Count count = count(show);
        return count.told.get() + count.fresh.sum();
    }

    @Scheduled(fixedRate = 1000)
    void tell() {
        Instant now = clock.instant();
        for (Count count : counts.values()) {
            long more = count.fresh.sumThenReset();
            if (more > 0) {
                long total = count.told.addAndGet(more);
                synchronized (unwritten) {
                    unwritten.add(new HeartStore.Bucket(count.show.id(), now, more));
                }
                feed.send(
                        count.show,
                        "{\"type\":\"hearts\",\"id\":\"" + count.show.publicId() + "\",\"total\":" + total + "}");
            }
        }
    }

    @Scheduled(fixedRate = 5000)
    void write() {
        List<HeartStore.Bucket> batch;
        synchronized (unwritten) {
            batch = List.copyOf(unwritten);
        }
        if (batch.isEmpty()) {
            // What is over is read again from what is kept, should somebody ask.
            counts.values().removeIf(count -> !count.show.phase().isOnAir() && count.fresh.sum() == 0);
            return;
        }
        try {
            store.add(batch);
        } catch (RuntimeException e) {
            log.warn("The hearts of {} seconds could not be kept, and are tried again: {}", batch.size(), e.toString());
            synchronized (unwritten) {
                while (unwritten.size() > MOST_KEPT) {
                    unwritten.remove(0);
                }
            }
            return;
        }
        synchronized (unwritten) {
            unwritten.removeAll(batch);
        }
    }

    @Override
    public void destroy() {
        tell();
        write();
    }

    private Count count(BroadcastView show) {
        Count count = counts.computeIfAbsent(show.id(), id -> new Count(show, store.total(id)));
        count.show = show;
        return count;
    }

    private static final class Count {

        private final LongAdder fresh = new LongAdder();
        private volatile BroadcastView show;
        private final AtomicLong told;

        Count(BroadcastView show, long told) {
            this.show = show;
            this.told = new AtomicLong(told);
        }
    }
}
