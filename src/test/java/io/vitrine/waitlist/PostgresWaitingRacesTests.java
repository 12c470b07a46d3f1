package io.vitrine.waitlist;

import io.vitrine.DataFolder;
import io.vitrine.support.Postgres;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Path;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Runs the races on PostgreSQL, which ends with this JVM: after the context that uses it. */
@DirtiesContext
class PostgresWaitingRacesTests extends WaitingRaces {

    private static final Path DATA = DataFolder.create();
    private static final EmbeddedPostgres POSTGRES = Postgres.start();

    @DynamicPropertySource
    static void data(DynamicPropertyRegistry properties) {
        properties.add("vitrine.data", DATA::toString);
        properties.add("vitrine.waitlist.interval", () -> "1h");
        Postgres.use(POSTGRES, properties);
    }
}
