package io.vitrine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

class LastingConnectionsTests {

    @Test
    void connectionsToTheEmbeddedDatabaseAreKeptAndOthersReplacedNowAndThen() {
        assertThat(lifetime("jdbc:h2:mem:lasting")).isZero();
        assertThat(lifetime("jdbc:postgresql://localhost/vitrine")).isPositive();
    }

    /** Why: once this fails, H2 can do without. */
    @Test
    void rowsWhenTheSessionThatMadeTheTableIsOverAreRefusedByH2() throws SQLException {
        String url = "jdbc:h2:mem:constraint;DB_CLOSE_DELAY=-1";
        try (Connection maker = DriverManager.getConnection(url);
                Statement statement = maker.createStatement()) {
            statement.execute("create table polls (state varchar(8), check (state in ('DRAFT', 'OPEN', 'OVER')))");
        }
        try (Connection other = DriverManager.getConnection(url);
                Statement statement = other.createStatement()) {
            assertThatThrownBy(() -> statement.execute("insert into polls values ('OPEN')"))
                    .hasStackTraceContaining("The database has been closed");
        }
    }

    private static long lifetime(String url) {
        try (var pool = new HikariDataSource()) {
            pool.setJdbcUrl(url);
            new LastingConnections().postProcessBeforeInitialization(pool, "dataSource");
            return pool.getMaxLifetime();
        }
    }
}
