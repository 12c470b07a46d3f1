package io.vitrine.accounts;

import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.jdbc.DatabaseDriver;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcUtils;
import org.springframework.jdbc.support.MetaDataAccessException;
import org.springframework.stereotype.Component;

/**
 * Has PostgreSQL refuse to change or remove what is in the audit log, whoever asks. The embedded database has only this
 * application to ask it, which has no statement that does.
 *
 * <p>Not a migration: those run on both databases, which have no language for this in common.
 */
@Component
class AuditGuard {

    private static final Logger log = LoggerFactory.getLogger(AuditGuard.class);

    private static final String REFUSAL = """
            create or replace function audit_log_refuses() returns trigger language plpgsql as $$
            begin
                raise exception 'The audit log is only ever added to';
            end $$""";

    private static final String TRIGGER = """
            create or replace trigger audit_log_append_only before update or delete or truncate on audit_log
            for each statement execute function audit_log_refuses()""";

    private final DataSource database;
    private final JdbcClient jdbc;

    AuditGuard(DataSource database, JdbcClient jdbc) {
        this.database = database;
        this.jdbc = jdbc;
    }

    @EventListener(ApplicationReadyEvent.class)
    void guard() {
        try {
            if (isPostgres()) {
                jdbc.sql(REFUSAL).update();
                jdbc.sql(TRIGGER).update();
            }
        } catch (DataAccessException | MetaDataAccessException e) {
            log.warn(
                    "PostgreSQL was not told to keep the audit log as it is; give the user of the database the right to"
                            + " create functions and triggers, and start again: {}",
                    e.getMessage());
        }
    }

    private boolean isPostgres() throws MetaDataAccessException {
        String product = JdbcUtils.extractDatabaseMetaData(database, metaData -> metaData.getDatabaseProductName());
        return DatabaseDriver.fromProductName(product) == DatabaseDriver.POSTGRESQL;
    }
}
