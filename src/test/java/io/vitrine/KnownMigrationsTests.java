package io.vitrine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vitrine.support.Postgres;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class KnownMigrationsTests {

    @Test
    void migrateWhenDatabaseIsEmbeddedRunsFlywayOnlyForSomethingNew() {
        onceFor(new DriverManagerDataSource(
                "jdbc:h2:mem:known;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DB_CLOSE_DELAY=-1"));
    }

    @Test
    void migrateWhenDatabaseIsPostgresRunsFlywayOnlyForSomethingNew() throws IOException {
        try (EmbeddedPostgres postgres = Postgres.start()) {
            onceFor(postgres.getPostgresDatabase());
        }
    }

    @Test
    void migrateWhenFlywayFailsTriesAgainAtTheNextStart() {
        Flyway flyway = flyway(new DriverManagerDataSource(
                "jdbc:h2:mem:failing;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DB_CLOSE_DELAY=-1"));
        var runs = new AtomicInteger();
        var failing = new KnownMigrations(given -> {
            runs.incrementAndGet();
            throw new IllegalStateException("The disk is full");
        });

        assertThatThrownBy(() -> failing.migrate(flyway)).hasMessage("The disk is full");
        assertThatThrownBy(() -> failing.migrate(flyway)).hasMessage("The disk is full");

        assertThat(runs).hasValue(2);
    }

    private static void onceFor(DataSource database) {
        Flyway flyway = flyway(database);
        var runs = new AtomicInteger();
        var migrations = new KnownMigrations(given -> runs.incrementAndGet());

        migrations.migrate(flyway);
        migrations.migrate(flyway);
        assertThat(runs).hasValue(1);

        JdbcClient.create(database)
                .sql("UPDATE migrations_done SET digest = 'of another build'")
                .update();
        migrations.migrate(flyway);
        migrations.migrate(flyway);
        assertThat(runs).hasValue(2);
    }

    private static Flyway flyway(DataSource database) {
        return Flyway.configure().dataSource(database).load();
    }
}
