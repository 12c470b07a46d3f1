package io.vitrine.bench;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.vitrine.support.Postgres;
import io.vitrine.support.RunningVitrine;
import io.vitrine.support.Shop;
import io.vitrine.support.Site;
import io.vitrine.support.VitrineSettings;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.LoggerFactory;

/** A thousand buyers want a hundred units: the self-test of the console, on PostgreSQL and on the embedded database. */
final class FlashSaleBench implements Benchmark {

    private static final int ATTEMPTS = 1000;
    private static final int UNITS = 100;
    private static final int CONNECTIONS = 10;
    private static final int ROUNDS = 3;
    private static final double LEAST_RATE = 500;
    private static final double MOST_MILLIS = 1000;

    @Override
    public String name() {
        return "flash-sale";
    }

    @Override
    public Summary run(Details details) throws Exception {
        // It tells all that PostgreSQL says when it starts.
        ((Logger) LoggerFactory.getLogger("io.zonky")).setLevel(Level.WARN);
        try (EmbeddedPostgres postgres = Postgres.start()) {
            String address = postgres.getJdbcUrl("postgres", "postgres");
            VitrineSettings settings = Installation.vitrine()
                    .setting("VITRINE_DATABASE_URL", address)
                    .setting("VITRINE_DATABASE_USER", "postgres")
                    .setting("VITRINE_DATABASE_PASSWORD", "postgres");
            double ours = sales(details, "PostgreSQL", settings);
            List<Double> floors = new ArrayList<>();
            for (int round = 0; round <= ROUNDS; round++) {
                floors.add(floor(address));
            }
            // The first one warms up.
            double floor = Numbers.median(floors.subList(1, floors.size()));
            details.note("bare conditional statements in the same PostgreSQL: %.0f attempts/s", floor);
            sales(details, "embedded", Installation.vitrine());
            return details.summary(
                    ours,
                    "attempts/s",
                    ours / floor,
                    "the bare conditional statement in PostgreSQL",
                    ">= 500 and p99 <= 1 s on both databases, exactly 100 sold");
        }
    }

    private static double sales(Details details, String database, VitrineSettings settings) {
        try (RunningVitrine vitrine = settings.start()) {
            Site administrator = Shop.administrator(vitrine);
            details.note(
                    "%s, first sale: %.0f attempts/s (not counted)",
                    database, sale(administrator).rate());
            List<Double> rates = new ArrayList<>();
            List<Double> slow = new ArrayList<>();
            boolean good = true;
            for (int round = 0; round < ROUNDS; round++) {
                Sale sale = sale(administrator);
                rates.add(sale.rate());
                slow.add(sale.millis());
                good &= sale.good() && sale.sold() == UNITS;
            }
            double rate = Numbers.median(rates);
            details.goal(good, "%s: exactly %d sold, the books add up, all taken away again", database, UNITS);
            details.goal(rate >= LEAST_RATE, "%s: %.0f attempts/s, goal >= %.0f", database, rate, LEAST_RATE);
            details.goal(
                    Numbers.median(slow) <= MOST_MILLIS,
                    "%s: 99 of 100 attempts within %.0f ms, goal %.0f ms",
                    database,
                    Numbers.median(slow),
                    MOST_MILLIS);
            return rate;
        }
    }

    private static Sale sale(Site administrator) {
        administrator.get("/console/self-test");
        Site.Answer result = administrator.post("/console/self-test", Map.of());
        return new Sale(
                result.find("data-good=\"(true|false)\"").equals("true"),
                Double.parseDouble(result.find("data-rate=\"([0-9.E]+)\"")),
                Double.parseDouble(result.find("data-p99=\"(\\d+)\"")),
                Integer.parseInt(result.find("data-sold=\"(\\d+)\"")));
    }

    /** As many attempts with nothing but the statement that decides, and a row for whoever gets one. */
    private static double floor(String address) throws Exception {
        try (Connection one = DriverManager.getConnection(address, "postgres", "postgres");
                Statement statement = one.createStatement()) {
            statement.execute("drop table if exists floor_sales");
            statement.execute("drop table if exists floor_stock");
            statement.execute("create table floor_stock (id integer primary key, units integer check (units >= 0))");
            statement.execute("create table floor_sales (id uuid primary key)");
            statement.execute("insert into floor_stock values (1, " + UNITS + ")");
        }
        AtomicInteger next = new AtomicInteger();
        AtomicInteger sold = new AtomicInteger();
        ExecutorService buyers = Executors.newFixedThreadPool(CONNECTIONS);
        try {
            List<Future<?>> all = new ArrayList<>();
            long begin = System.nanoTime();
            for (int i = 0; i < CONNECTIONS; i++) {
                all.add(buyers.submit(() -> {
                    buyBare(address, next, sold);
                    return null;
                }));
            }
            for (Future<?> one : all) {
                one.get();
            }
            if (sold.get() != UNITS) {
                throw new IllegalStateException("The floor sold " + sold);
            }
            return ATTEMPTS / ((System.nanoTime() - begin) / 1e9);
        } finally {
            buyers.shutdownNow();
        }
    }

    private static void buyBare(String address, AtomicInteger next, AtomicInteger sold) throws SQLException {
        try (Connection connection = DriverManager.getConnection(address, "postgres", "postgres");
                PreparedStatement take = connection.prepareStatement(
                        "update floor_stock set units = units - 1 where id = 1 and units >= 1");
                PreparedStatement write = connection.prepareStatement("insert into floor_sales values (?)")) {
            connection.setAutoCommit(false);
            while (next.getAndIncrement() < ATTEMPTS) {
                if (take.executeUpdate() == 1) {
                    write.setObject(1, UUID.randomUUID());
                    write.executeUpdate();
                    sold.incrementAndGet();
                }
                connection.commit();
            }
        }
    }

    /** What the page of the self-test says. */
    private record Sale(boolean good, double rate, double millis, int sold) {}
}
