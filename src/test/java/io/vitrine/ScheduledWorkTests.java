package io.vitrine;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.dao.DataAccessResourceFailureException;

@ExtendWith(OutputCaptureExtension.class)
class ScheduledWorkTests {

    @Test
    void handleErrorWhenTheDatabaseIsAwayTellsItWithoutATrace(CapturedOutput output) {
        new ScheduledWork()
                .handleError(new DataAccessResourceFailureException("No connection", new SQLException("refused")));

        assertThat(output).contains("waits for the database", "No connection").doesNotContain("\tat ");
    }

    @Test
    void handleErrorWhenItIsSomethingElseTellsWhere(CapturedOutput output) {
        new ScheduledWork().handleError(new IllegalStateException("A bug"));

        assertThat(output).contains("A bug", "\tat io.vitrine.ScheduledWorkTests");
    }
}
