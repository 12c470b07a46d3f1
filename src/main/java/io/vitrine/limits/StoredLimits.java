package io.vitrine.limits;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.vitrine.accounts.AuditLog;
import io.vitrine.accounts.SellerId;
import io.vitrine.nodes.EdgeRules;
import io.vitrine.nodes.EdgeRulesChanged;
import io.vitrine.nodes.EdgeTraffic;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Keeps the limits in one row of the database, and in memory for all who ask. */
@Component
class StoredLimits implements Limits, EdgeRules {

    /** bit/s of a Mbit/s. */
    private static final long BITS = 1_000_000;

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final AuditLog audit;
    private final ApplicationEventPublisher events;
    private final Map<Reached, Counter> counters = new EnumMap<>(Reached.class);
    private final EdgeTraffic traffic;
    private final Clock clock;
    private final Map<SellerId, Integer> sellers = new ConcurrentHashMap<>();
    private volatile boolean sellersKnown;
    private volatile @Nullable SiteLimits known;

    StoredLimits(
            JdbcClient jdbc,
            TransactionTemplate transactions,
            AuditLog audit,
            ApplicationEventPublisher events,
            EdgeTraffic traffic,
            Clock clock,
            MeterRegistry metrics) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.audit = audit;
        this.events = events;
        this.traffic = traffic;
        this.clock = clock;
        for (Reached limit : Reached.values()) {
            counters.put(
                    limit,
                    Counter.builder("vitrine.limits.reached")
                            .description("What was refused or ended because of a limit")
                            .tag("limit", limit.name().toLowerCase(Locale.ROOT))
                            .register(metrics));
        }
    }

    @Override
    public SiteLimits now() {
        SiteLimits limits = known;
        if (limits == null) {
            limits = read();
            known = limits;
        }
        return limits;
    }

    /** The edge is told inside the transaction: what it does not take is not kept. */
    @Override
    public synchronized void set(LimitsDraft draft) {
        SiteLimits before = now();
        SiteLimits next = draft.limits();
        if (next.equals(before)) {
            return;
        }
        transactions.executeWithoutResult(status -> {
            write(next);
            audit.change("limits.changed", 1, "", text(before), text(next));
            if (!rules(next).equals(rules(before))) {
                tellTheEdge(next);
            }
        });
        known = next;
    }

    private void tellTheEdge(SiteLimits next) {
        try {
            events.publishEvent(new EdgeRulesChanged(rules(next)));
        } catch (RuntimeException e) {
            LimitsException refused = new LimitsException("connections", "limits.edge", "");
            refused.initCause(e);
            throw refused;
        }
    }

    @Override
    public boolean mayPublish(String address) {
        return now().publish().permits(address);
    }

    @Override
    public boolean mayPlay(String address) {
        return now().play().permits(address);
    }

    @Override
    public int showsOf(SellerId seller) {
        return ownShowsOf(seller).orElseGet(() -> now().sellerShows());
    }

    @Override
    public OptionalInt ownShowsOf(SellerId seller) {
        if (!sellersKnown) {
            jdbc.sql("select seller_id, shows from seller_limits").query(row -> {
                sellers.put(new SellerId(row.getObject("seller_id", UUID.class)), row.getInt("shows"));
            });
            sellersKnown = true;
        }
        Integer own = sellers.get(seller);
        return own == null ? OptionalInt.empty() : OptionalInt.of(own);
    }

    @Override
    public synchronized void setShowsOf(SellerId seller, String typed) {
        String shows = typed.strip();
        int most = LimitsDraft.number("shows", shows);
        if (most > SiteLimits.MOST_SHOWS) {
            throw new LimitsException("shows", "limits.range", "0–" + SiteLimits.MOST_SHOWS);
        }
        OptionalInt before = ownShowsOf(seller);
        OptionalInt next = shows.isEmpty() ? OptionalInt.empty() : OptionalInt.of(most);
        if (next.equals(before)) {
            return;
        }
        transactions.executeWithoutResult(status -> {
            jdbc.sql("delete from seller_limits where seller_id = :seller")
                    .param("seller", seller.value())
                    .update();
            next.ifPresent(value -> jdbc.sql("insert into seller_limits (seller_id, shows) values (:seller, :shows)")
                    .param("seller", seller.value())
                    .param("shows", value)
                    .update());
            audit.change("limits.seller", seller, "", text(before), text(next));
        });
        next.ifPresentOrElse(value -> sellers.put(seller, value), () -> sellers.remove(seller));
    }

    @Override
    public boolean isBusy() {
        int most = now().mbps();
        return most > 0 && traffic.bitsPerSecond(clock.instant()) >= most * BITS;
    }

    /** What was sent is known of all seconds, however seldom a viewer comes. */
    @Scheduled(fixedDelay = 2_000)
    void measure() {
        if (now().mbps() > 0) {
            traffic.bitsPerSecond(clock.instant());
        }
    }

    @Override
    public void reached(Reached limit) {
        Counter counter = counters.get(limit);
        if (counter != null) {
            counter.increment();
        }
    }

    @Override
    public Map<Reached, Long> counts() {
        Map<Reached, Long> counts = new EnumMap<>(Reached.class);
        counters.forEach((limit, counter) -> counts.put(limit, (long) counter.count()));
        return counts;
    }

    @Override
    public Rules rules() {
        return rules(now());
    }

    private static Rules rules(SiteLimits limits) {
        return new Rules(
                limits.connections(),
                limits.mbps() > 0,
                texts(limits.play().allowed()),
                texts(limits.play().denied()));
    }

    private static List<String> texts(List<Network> networks) {
        return networks.stream().map(Network::text).toList();
    }

    private SiteLimits read() {
        return jdbc.sql("select * from site_limits where id = 1")
                .query(StoredLimits::limits)
                .optional()
                .orElse(SiteLimits.NONE);
    }

    private static SiteLimits limits(ResultSet row, int number) throws SQLException {
        return new SiteLimits(
                Access.of("", row.getString("publish_allowed"), "", row.getString("publish_denied")),
                Access.of("", row.getString("play_allowed"), "", row.getString("play_denied")),
                row.getInt("most_kbps"),
                row.getInt("most_lines"),
                row.getInt("seller_shows"),
                row.getInt("show_viewers"),
                row.getInt("mbps"),
                row.getInt("connections"));
    }

    private void write(SiteLimits next) {
        jdbc.sql("delete from site_limits where id = 1").update();
        jdbc.sql("insert into site_limits (id, publish_allowed, publish_denied, play_allowed, play_denied, most_kbps,"
                        + " most_lines, seller_shows, show_viewers, mbps, connections) values (1, :publishAllowed, :publishDenied,"
                        + " :playAllowed, :playDenied, :kbps, :lines, :shows, :viewers, :mbps, :connections)")
                .param("publishAllowed", LimitsDraft.lines(next.publish().allowed()))
                .param("publishDenied", LimitsDraft.lines(next.publish().denied()))
                .param("playAllowed", LimitsDraft.lines(next.play().allowed()))
                .param("playDenied", LimitsDraft.lines(next.play().denied()))
                .param("kbps", next.mostKbps())
                .param("lines", next.mostLines())
                .param("shows", next.sellerShows())
                .param("viewers", next.showViewers())
                .param("mbps", next.mbps())
                .param("connections", next.connections())
                .update();
    }

    private static String text(OptionalInt shows) {
        return shows.isEmpty() ? "the site's limit" : shows.getAsInt() + " shows at once";
    }

    private static String text(SiteLimits limits) {
        String text = "publish +" + limits.publish().allowed() + " -"
                + limits.publish().denied() + ", play +"
                + limits.play().allowed() + " -" + limits.play().denied() + ", " + limits.mostKbps() + " kbit/s, "
                + limits.mostLines() + " lines, " + limits.sellerShows() + " shows of a shop, "
                + limits.showViewers() + " viewers, " + limits.mbps() + " Mbit/s, " + limits.connections()
                + " connections";
        return text.length() > 1000 ? text.substring(0, 999) + "…" : text;
    }
}
