package io.vitrine.api;

import io.vitrine.support.Postgres;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The same on a real PostgreSQL, which ends with the JVM: after the context. */
@DirtiesContext
class ContractOnPostgresTests extends ContractTests {

    private static final EmbeddedPostgres POSTGRES = Postgres.start();

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry properties) {
        Postgres.use(POSTGRES, properties);
    }
}
