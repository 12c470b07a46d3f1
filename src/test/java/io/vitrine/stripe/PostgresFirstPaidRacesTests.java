package io.vitrine.stripe;

import io.vitrine.support.Postgres;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Runs the races on PostgreSQL, which ends with this JVM: after the context that uses it. */
@DirtiesContext
class PostgresFirstPaidRacesTests extends FirstPaidRaces {

    private static final EmbeddedPostgres POSTGRES = Postgres.start();

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry properties) {
        Postgres.use(POSTGRES, properties);
    }
}
