package io.vitrine.support;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The database that tests get which do not ask for one: H2, or with {@code -Dvitrine.test.database=postgres} a new one on a
 * real PostgreSQL that they share.
 */
public final class TestDatabase {

    private static final String OPTIONS = ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH";
    private static final String USER = "postgres";
    private static final Map<String, String> NAMED = new ConcurrentHashMap<>();
    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static @Nullable EmbeddedPostgres server;

    private TestDatabase() {}

    /** Whether it is a PostgreSQL. */
    public static boolean isPostgres() {
        return "postgres".equals(System.getProperty("vitrine.test.database"));
    }

    /** The address of one in memory with this name; or of a new one on PostgreSQL. */
    public static String url(String name) {
        return isPostgres()
                ? NAMED.computeIfAbsent(name, unknown -> create())
                : "jdbc:h2:mem:" + name + OPTIONS + ";DB_CLOSE_DELAY=-1";
    }

    /** What Spring is told of a new one on PostgreSQL. */
    static Map<String, Object> properties() {
        return Map.of(
                "spring.datasource.url",
                create(),
                "spring.datasource.username",
                USER,
                "spring.datasource.password",
                USER,
                // Contexts stay until the end, and each would keep ten.
                "spring.datasource.hikari.minimum-idle",
                "1");
    }

    /** The environment of an application of its own, on a new one on PostgreSQL; empty for H2. */
    static Map<String, String> environment() {
        return isPostgres()
                ? Map.of(
                        "VITRINE_DATABASE_URL",
                        create(),
                        "VITRINE_DATABASE_USER",
                        USER,
                        "VITRINE_DATABASE_PASSWORD",
                        USER)
                : Map.of();
    }

    /** A look into what an application has written that has ended. */
    public static Connection open(RunningVitrine vitrine) throws SQLException {
        String url = vitrine.environment().get("VITRINE_DATABASE_URL");
        return url != null
                ? DriverManager.getConnection(url, USER, USER)
                : DriverManager.getConnection(
                        "jdbc:h2:file:" + vitrine.data().resolve("database/vitrine") + OPTIONS + ";IFEXISTS=TRUE",
                        "vitrine",
                        "");
    }

    private static synchronized String create() {
        if (server == null) {
            server = Postgres.startUntilTheEnd();
        }
        String name = "test_" + NUMBER.incrementAndGet();
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + name);
        } catch (SQLException e) {
            throw new IllegalStateException("PostgreSQL gives no database " + name, e);
        }
        return server.getJdbcUrl(USER, name).replaceFirst("\\?.*", "");
    }
}
