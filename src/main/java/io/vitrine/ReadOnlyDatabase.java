package io.vitrine;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Opens H2's database anew once its file may be written again.
 *
 * <p>While the file may not be written, H2 opens its database for reading only, and pages that only read go on. It would
 * stay so for as long as one connection is open, and a pool always has one.
 */
@Component
class ReadOnlyDatabase {

    private static final Logger log = LoggerFactory.getLogger(ReadOnlyDatabase.class);

    private final DataSource database;

    ReadOnlyDatabase(DataSource database) {
        this.database = database;
    }

    @Scheduled(fixedDelay = 2000)
    void look() {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            boolean stuck = connection.getMetaData().getDatabaseProductName().equals("H2")
                    && connection.isReadOnly()
                    && Files.isWritable(file(statement));
            if (stuck) {
                log.info("The database may be written again, and is opened anew");
                // The pool's next connection opens it.
                statement.execute("SHUTDOWN");
            }
        } catch (SQLException e) {
            log.debug("Whether the database may be written cannot be told: {}", e.toString());
        }
    }

    private static Path file(Statement statement) throws SQLException {
        try (ResultSet path = statement.executeQuery("CALL DATABASE_PATH()")) {
            path.next();
            return Path.of(path.getString(1) + ".mv.db");
        }
    }
}
