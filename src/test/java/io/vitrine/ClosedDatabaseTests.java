package io.vitrine;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.SQLExceptionOverride.Override;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class ClosedDatabaseTests {

    private final ClosedDatabase closed = new ClosedDatabase();

    @Test
    void connectionWhenItsDatabaseIsClosedOrOnlyReadsIsGivenUp() {
        assertThat(closed.adjudicate(new SQLException("closed", "90098", 90_098)))
                .isEqualTo(Override.MUST_EVICT);
        assertThat(closed.adjudicate(new SQLException("cannot execute UPDATE in a read-only transaction", "25006")))
                .isEqualTo(Override.MUST_EVICT);
    }

    @Test
    void connectionWhenAStatementFailsIsLeftToThePool() {
        assertThat(closed.adjudicate(new SQLException("duplicate key", "23505")))
                .isEqualTo(Override.CONTINUE_EVICT);
    }
}
