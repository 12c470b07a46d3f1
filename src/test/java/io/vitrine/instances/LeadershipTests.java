package io.vitrine.instances;

import static org.assertj.core.api.Assertions.assertThat;

import io.vitrine.process.ProcessIdentity;
import java.io.IOException;
import java.time.Duration;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;

/** Takes the lead from a real process that is gone, and from one that gives no sign of life. */
@Timeout(60)
class LeadershipTests {

    private static final InstancesSettings SETTINGS = new InstancesSettings(
            1, 2, "jdbc:postgresql://127.0.0.1/shop", Duration.ofSeconds(3), Duration.ofSeconds(1));

    private final DataSource source = new DriverManagerDataSource(
            "jdbc:h2:mem:leadership;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DB_CLOSE_DELAY=-1");
    private final JdbcClient database = JdbcClient.create(source);
    private final Lease lease = new Lease(() -> database, ProcessIdentity.own());
    private final Leadership leadership = new Leadership(SETTINGS, lease);
    private final Process other;
    private final String identity;

    LeadershipTests() throws IOException {
        other = new ProcessBuilder("sleep", "300").start();
        identity = ProcessIdentity.of(other.toHandle()).orElseThrow();
    }

    @BeforeEach
    void otherLeads() {
        database.sql("drop table if exists leases").update();
        new ResourceDatabasePopulator(new ClassPathResource("db/migration/instances/V1__leases.sql")).execute(source);
        Lease others = new Lease(() -> database, identity);
        others.take(others.read());
    }

    @AfterEach
    void end() {
        leadership.release();
        other.destroyForcibly();
    }

    @Test
    void leaderWhenItsProcessIsGoneIsReplacedAtOnce() throws InterruptedException {
        other.destroyForcibly().waitFor();
        leadership.awaitTurn();
        leadership.awaitLead();
        assertThat(lease.read()).returns(2L, Lease.State::fence).returns(ProcessIdentity.own(), Lease.State::holder);
    }

    @Test
    void leaderWhenItGivesNoSignOfLifeIsEndedAndReplaced() {
        leadership.awaitTurn();
        leadership.awaitLead();
        assertThat(lease.read().holder()).isEqualTo(ProcessIdentity.own());
        assertThat(other.isAlive()).isFalse();
    }

    @Test
    void leadWhenGivenBackIsFreeAndNobodyWasToldThatItIsHandedOver() throws InterruptedException {
        other.destroyForcibly().waitFor();
        leadership.awaitLead();
        // Nobody waits for it.
        leadership.leave();
        assertThat(leadership.isHandedOver()).isFalse();
        leadership.release();
        assertThat(lease.read()).returns("", Lease.State::holder).returns(2L, Lease.State::fence);
    }

    @Test
    void instanceWhenItIsAloneLeadsWithoutADatabase() {
        var alone = new Leadership(
                new InstancesSettings(0, 2, "jdbc:h2:file:shop", Duration.ofSeconds(3), Duration.ofSeconds(1)),
                new Lease(
                        () -> {
                            throw new AssertionError("It asks a database");
                        },
                        "alone"));
        alone.awaitTurn();
        alone.awaitLead();
        alone.leave();
        alone.release();
        assertThat(alone.areTwo()).isFalse();
        assertThat(alone.isHandedOver()).isFalse();
    }
}
