package io.vitrine.analytics;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.vitrine.accounts.VisitorId;
import io.vitrine.broadcasts.BroadcastId;
import io.vitrine.broadcasts.BroadcastView;
import io.vitrine.broadcasts.Broadcasts;
import io.vitrine.shared.PublicId;
import io.vitrine.shop.CartFilled;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Adds beacons up in memory and writes what has come together every three seconds.
 *
 * <p>Between two beacons somebody has watched, if they are no more than {@link #LONGEST_GAP} apart: so ten beacons at once
 * bring no more than one, and no browser watches for longer than time passes.
 */
@Component
class Viewings implements Beacons, DisposableBean {

    static final Duration LONGEST_GAP = Duration.ofSeconds(45);
    /** Many people may share an address; they do not all come within ten minutes. */
    static final int MOST_NEWCOMERS = 200;

    static final int MOST_WAITING = 200_000;

    private static final Logger log = LoggerFactory.getLogger(Viewings.class);
    private static final Pattern ROBOT = Pattern.compile("bot\\b|bot/|crawl|spider|slurp|preview|externalhit");
    private static final Pattern HOST = Pattern.compile("[a-z0-9](?:[a-z0-9.-]{0,78}[a-z0-9])?");
    private static final Duration NEWCOMERS_WITHIN = Duration.ofMinutes(10);

    private final AnalyticsStore store;
    private final Broadcasts broadcasts;
    private final Clock clock;
    private final Cache<Visit.Key, Instant> last = Caffeine.newBuilder()
            .maximumSize(500_000)
            .expireAfterAccess(Duration.ofMinutes(30))
            .build();
    private final Cache<String, AtomicInteger> newcomers = Caffeine.newBuilder()
            .maximumSize(100_000)
            .expireAfterWrite(NEWCOMERS_WITHIN)
            .build();
    private final ConcurrentMap<Visit.Key, Visit> visits = new ConcurrentHashMap<>();
    private final ConcurrentMap<Touched, Instant> touches = new ConcurrentHashMap<>();

    Viewings(AnalyticsStore store, Broadcasts broadcasts, Clock clock) {
        this.store = store;
        this.broadcasts = broadcasts;
        this.clock = clock;
    }

    @Override
    public void watching(BroadcastView show, VisitorId visitor, String address, String source, String agent) {
        if (!show.phase().isOnAir()
                || !show.listing().counts()
                || visits.size() >= MOST_WAITING
                || ROBOT.matcher(agent.toLowerCase(Locale.ROOT)).find()) {
            return;
        }
        Visit.Key key = new Visit.Key(show.id().value(), visitor.value());
        Instant now = clock.instant();
        Instant before = last.getIfPresent(key);
        if (before == null
                && newcomers
                                .get(show.publicId() + " " + address, fresh -> new AtomicInteger())
                                .incrementAndGet()
                        > MOST_NEWCOMERS) {
            return;
        }
        last.put(key, now);
        Duration since = before == null ? Duration.ZERO : Duration.between(before, now);
        Duration watched = since.isNegative() || since.compareTo(LONGEST_GAP) > 0 ? Duration.ZERO : since;
        visits.merge(key, new Visit(key, now, now, watched, host(source)), Visit::and);
    }

    @Override
    public void opened(BroadcastView show, VisitorId visitor, PublicId product) {
        touch(show, Touch.Kind.CLICK, product, visitor);
    }

    @TransactionalEventListener(fallbackExecution = true)
    void on(CartFilled filled) {
        UUID show = filled.broadcast();
        if (show != null) {
            broadcasts
                    .find(new BroadcastId(show))
                    .ifPresent(found -> touch(found, Touch.Kind.CART, filled.product(), filled.buyer()));
        }
    }

    private void touch(BroadcastView show, Touch.Kind kind, PublicId product, VisitorId visitor) {
        if (show.listing().counts() && touches.size() < MOST_WAITING) {
            touches.putIfAbsent(new Touched(show.id().value(), kind, product, visitor.value()), clock.instant());
        }
    }

    @Scheduled(fixedDelay = 3_000)
    void write() {
        List<Visit> batch = new ArrayList<>();
        for (Visit.Key key : visits.keySet()) {
            Visit visit = visits.remove(key);
            if (visit != null) {
                batch.add(visit);
            }
        }
        batch.sort(Comparator.comparing(Visit::key));
        List<Touch> touched = new ArrayList<>();
        touches.forEach((what, at) -> touched.add(what.at(at)));
        if (batch.isEmpty() && touched.isEmpty()) {
            return;
        }
        try {
            store.add(batch, touched);
        } catch (RuntimeException e) {
            log.warn("{} visits could not be written, and are tried again: {}", batch.size(), e.toString());
            batch.forEach(visit -> visits.merge(visit.key(), visit, (newer, older) -> older.and(newer)));
            return;
        }
        touched.forEach(touch -> touches.remove(Touched.of(touch), touch.at()));
    }

    @Override
    public void destroy() {
        write();
    }

    private static String host(String source) {
        String host = source.strip().toLowerCase(Locale.ROOT);
        return HOST.matcher(host).matches() ? host : "";
    }

    private record Touched(UUID show, Touch.Kind kind, PublicId product, UUID visitor) {

        static Touched of(Touch touch) {
            return new Touched(touch.show(), touch.kind(), touch.product(), touch.visitor());
        }

        Touch at(Instant at) {
            return new Touch(show, kind, product, visitor, at);
        }
    }
}
