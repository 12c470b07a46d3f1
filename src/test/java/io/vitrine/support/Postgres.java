package io.vitrine.support;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.springframework.boot.SpringApplication;
import org.springframework.test.context.DynamicPropertyRegistry;

/** A real PostgreSQL with data of its own, on a free port; it ends when it is closed, and with this JVM. */
public final class Postgres {

    private static final String USER = "postgres";

    private Postgres() {}

    public static EmbeddedPostgres start() {
        try {
            // The driver's own patience is shorter than a busy machine takes.
            return EmbeddedPostgres.builder()
                    .setConnectConfig("connectTimeout", "20")
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One that ends after all Spring contexts: each that closes has something to write. */
    static EmbeddedPostgres startUntilTheEnd() {
        try {
            EmbeddedPostgres postgres = EmbeddedPostgres.builder()
                    .setConnectConfig("connectTimeout", "20")
                    .setRegisterShutdownHook(false)
                    .start();
            SpringApplication.getShutdownHandlers().add(() -> close(postgres));
            return postgres;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void close(EmbeddedPostgres postgres) {
        try {
            postgres.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One whose data stay when it is closed, to be started again with them. */
    public static EmbeddedPostgres start(Path data, int port) {
        try {
            return EmbeddedPostgres.builder()
                    .setConnectConfig("connectTimeout", "20")
                    .setDataDirectory(data)
                    .setCleanDataDirectory(false)
                    .setPort(port)
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Has a Spring context use it as the application's database. */
    public static void use(EmbeddedPostgres postgres, DynamicPropertyRegistry properties) {
        properties.add("spring.datasource.url", () -> postgres.getJdbcUrl(USER, USER));
        properties.add("spring.datasource.username", () -> USER);
        properties.add("spring.datasource.password", () -> USER);
    }
}
