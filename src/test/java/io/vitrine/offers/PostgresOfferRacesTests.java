package io.vitrine.offers;

import io.vitrine.DataFolder;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Runs the races on PostgreSQL, which ends with this JVM: after the context that uses it. */
@DirtiesContext
class PostgresOfferRacesTests extends OfferRaces {

    private static final Path DATA = DataFolder.create();
    private static final EmbeddedPostgres POSTGRES = start();

    @DynamicPropertySource
    static void data(DynamicPropertyRegistry properties) {
        properties.add("vitrine.data", DATA::toString);
        properties.add("vitrine.offers.interval", () -> "1h");
        properties.add("spring.datasource.url", () -> POSTGRES.getJdbcUrl("postgres", "postgres"));
        properties.add("spring.datasource.username", () -> "postgres");
        properties.add("spring.datasource.password", () -> "postgres");
    }

    private static EmbeddedPostgres start() {
        try {
            return EmbeddedPostgres.builder()
                    .setConnectConfig("connectTimeout", "20")
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
