package io.vitrine;

import io.vitrine.shared.Sha256;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import org.flywaydb.core.Flyway;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Leaves Flyway out of a start whose migrations the database has had, every one of them as it is now. Flyway looks at each
 * module's history anew, which took a sixth of each start to find that nothing was to be done.
 *
 * @param all what migrates, when something is new
 */
record KnownMigrations(FlywayMigrationStrategy all) implements FlywayMigrationStrategy {

    private static final Logger log = LoggerFactory.getLogger(KnownMigrations.class);
    private static final String FOLDER = "db/migration/";

    @Override
    public void migrate(Flyway flyway) {
        JdbcClient database = JdbcClient.create(flyway.getConfiguration().getDataSource());
        String digest = digest();
        if (has(database, digest)) {
            return;
        }
        all.migrate(flyway);
        note(database, digest);
    }

    private static boolean has(JdbcClient database, String digest) {
        boolean noted = database.sql(
                                "SELECT count(*) FROM information_schema.tables WHERE table_name = 'migrations_done' AND table_schema = CURRENT_SCHEMA")
                        .query(Integer.class)
                        .single()
                > 0;
        return noted
                && database.sql("SELECT count(*) FROM migrations_done WHERE digest = ?")
                                .param(digest)
                                .query(Integer.class)
                                .single()
                        > 0;
    }

    /** Only after the migrations: Flyway does not touch a database that has tables and no history. */
    private static void note(JdbcClient database, String digest) {
        try {
            write(database, digest);
        } catch (DataAccessException e) {
            // Another instance does the same at the same moment: one of the next starts is slower, no more.
            log.info("That the migrations are done could not be noted: {}", e.toString());
        }
    }

    private static void write(JdbcClient database, String digest) {
        database.sql("CREATE TABLE IF NOT EXISTS migrations_done (digest VARCHAR(64) NOT NULL)")
                .update();
        database.sql("DELETE FROM migrations_done").update();
        database.sql("INSERT INTO migrations_done (digest) VALUES (?)")
                .param(digest)
                .update();
    }

    /** SHA-256 of the names and the contents of all modules' migrations, as hexadecimal digits. */
    static String digest() {
        try {
            MessageDigest digest = Sha256.begin();
            Resource[] files =
                    new PathMatchingResourcePatternResolver().getResources("classpath:" + FOLDER + "*/*.sql");
            Arrays.sort(files, Comparator.comparing(Resource::getDescription));
            for (Resource file : files) {
                String path = file.getURL().getPath();
                digest.update(path.substring(path.lastIndexOf(FOLDER)).getBytes(StandardCharsets.UTF_8));
                digest.update(file.getContentAsByteArray());
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (IOException e) {
            throw new UncheckedIOException("The migrations in the application's own jar cannot be read", e);
        }
    }
}
