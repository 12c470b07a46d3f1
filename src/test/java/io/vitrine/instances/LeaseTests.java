package io.vitrine.instances;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;

class LeaseTests {

    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final DataSource source =
            new DriverManagerDataSource("jdbc:h2:mem:lease;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DB_CLOSE_DELAY=-1");
    private final JdbcClient database = JdbcClient.create(source);
    private final Lease one = new Lease(() -> database, "one");
    private final Lease other = new Lease(() -> database, "other");

    @BeforeEach
    void create() {
        database.sql("drop table if exists leases").update();
        new ResourceDatabasePopulator(new ClassPathResource("db/migration/instances/V1__leases.sql")).execute(source);
    }

    @Test
    void takeWhenTwoHaveSeenTheSameGivesItToOne() {
        Lease.State seen = one.read();
        assertThat(one.take(seen)).contains(1L);
        assertThat(other.take(seen)).isEmpty();
        assertThat(other.read().holder()).isEqualTo("one");
    }

    @Test
    void takeWhenTheLeaderHasGivenASignOfLifeSinceIsRefused() {
        one.take(one.read());
        Lease.State seen = other.read();
        assertThat(one.beat(1)).isTrue();
        assertThat(other.take(seen)).isEmpty();
    }

    @Test
    void beatWhenSomebodyElseLeadsIsRefused() {
        one.take(one.read());
        assertThat(other.take(other.read())).contains(2L);
        assertThat(one.beat(1)).isFalse();
        assertThat(other.beat(2)).isTrue();
        one.release(1);
        assertThat(other.read().holder()).isEqualTo("other");
    }

    @Test
    void candidateWhenTheLeaderLeavesIsToldAndLeadsNext() {
        one.take(one.read());
        other.stand();
        assertThat(one.read().candidate()).isEqualTo("other");
        assertThat(one.leave(1)).isTrue();
        assertThat(other.read().leaving()).isTrue();
        one.release(1);
        Lease.State free = other.read();
        assertThat(free.holder()).isEmpty();
        assertThat(other.take(free)).contains(2L);
        assertThat(other.read()).isEqualTo(new Lease.State("other", 2, 0, false, ""));
    }

    @Test
    void leaderWhenItsBeatsStandStillForLongEnoughIsSilent() {
        one.take(one.read());
        var watched = new Watched(PATIENCE);
        long now = System.nanoTime();
        assertThat(watched.isSilent(one.read(), now)).isFalse();
        assertThat(watched.isSilent(one.read(), now + seconds(14))).isFalse();
        one.beat(1);
        assertThat(watched.isSilent(one.read(), now + seconds(15))).isFalse();
        assertThat(watched.isSilent(one.read(), now + seconds(29))).isFalse();
        assertThat(watched.isSilent(one.read(), now + seconds(30))).isTrue();
    }

    @Test
    void leaderWhenTheDatabaseWasAwayHasAllTheTimeAgain() {
        one.take(one.read());
        var watched = new Watched(PATIENCE);
        long now = System.nanoTime();
        watched.isSilent(one.read(), now);
        watched.forget();
        assertThat(watched.isSilent(one.read(), now + seconds(100))).isFalse();
        assertThat(watched.isSilent(one.read(), now + seconds(115))).isTrue();
    }

    private static long seconds(long seconds) {
        return TimeUnit.SECONDS.toNanos(seconds);
    }
}
