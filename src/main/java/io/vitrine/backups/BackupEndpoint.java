package io.vitrine.backups;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.Locale;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Writes a copy of the embedded database into a folder that the launcher has made: {@code POST /actuator/backup} with
 * the folder's name, from this machine only. Only who may write to the data folder can make such a folder, which is
 * what entitles to a copy.
 */
@Endpoint(id = "backup")
@Component
class BackupEndpoint {

    private static final Logger log = LoggerFactory.getLogger(BackupEndpoint.class);
    private static final Pattern FOLDER = Pattern.compile("backup\\.[A-Za-z0-9]{10}");
    private static final String COPY = "database.zip";

    private final DataSource source;
    private final Path runs;

    BackupEndpoint(DataSource source, @Value("${vitrine.process.records}") Path runs) {
        this.source = source;
        this.runs = runs.toAbsolutePath();
    }

    /**
     * Copies the database as it is when this begins; people go on buying meanwhile.
     *
     * @param folder the name of a folder in the data folder's {@code run}, as {@code mktemp} makes it
     * @return 204; 404 without such a folder; 409 if the database is not the embedded one; 507 with the reason if it
     *     could not be written
     */
    @WriteOperation
    WebEndpointResponse<String> copy(String folder) {
        if (!FOLDER.matcher(folder).matches() || !Files.isDirectory(runs.resolve(folder))) {
            return new WebEndpointResponse<>("This application uses another data folder", 404);
        }
        Path target = runs.resolve(folder).resolve(COPY);
        try {
            var database = new JdbcTemplate(source);
            if (!isEmbedded(database)) {
                return new WebEndpointResponse<>("The database is not the embedded one: pg_dump copies it", 409);
            }
            database.execute("BACKUP TO '" + target.toString().replace("'", "''") + "'");
            log.info(
                    "The database was copied for a backup: {} bytes",
                    target.toFile().length());
            return new WebEndpointResponse<>(204);
        } catch (DataAccessException e) {
            String reason = String.valueOf(e.getMostSpecificCause().getMessage());
            log.warn("The database could not be copied for a backup: {}", reason);
            return new WebEndpointResponse<>(reason.lines().findFirst().orElse(""), 507);
        }
    }

    private static boolean isEmbedded(JdbcTemplate database) {
        String url = database.execute(
                (Connection connection) -> connection.getMetaData().getURL());
        return url != null && url.toLowerCase(Locale.ROOT).startsWith("jdbc:h2:file:");
    }
}
