package io.vitrine;

import com.zaxxer.hikari.SQLExceptionOverride;
import java.sql.SQLException;

/**
 * Tells the connection pool that a connection is of no use any more because H2 has closed its database, or because the
 * PostgreSQL behind it has become one that only reads.
 *
 * <p>H2 closes a database when its file cannot be written, and opens it again once all old connections are gone. It
 * calls those valid until then, so the pool has to go by the errors; it finds this class by its name in the settings.
 *
 * <p>A PostgreSQL that is no longer the primary answers, and refuses what writes: the next connection finds the new one, if
 * the address names both.
 */
public final class ClosedDatabase implements SQLExceptionOverride {

    // org.h2.api.ErrorCode: DATABASE_IS_CLOSED, DATABASE_CALLED_AT_SHUTDOWN.
    private static final int CLOSED = 90_098;
    private static final int CLOSED_ALREADY = 90_121;

    /** {@code read_only_sql_transaction} (PostgreSQL, appendix A). */
    private static final String READ_ONLY = "25006";

    // Override alone is the pool's.
    @java.lang.Override
    public Override adjudicate(SQLException failure) {
        int code = failure.getErrorCode();
        return code == CLOSED || code == CLOSED_ALREADY || READ_ONLY.equals(failure.getSQLState())
                ? Override.MUST_EVICT
                : Override.CONTINUE_EVICT;
    }
}
