package io.vitrine.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vitrine.MutableClock;
import io.vitrine.accounts.mail.MailTickets.TicketId;
import io.vitrine.accounts.mail.MailTo;
import io.vitrine.accounts.mail.Mails;
import io.vitrine.pages.FakeMedia;
import io.vitrine.shop.Sales;
import io.vitrine.support.StubBroadcasts;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.AbstractDataSource;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

class DatabaseCheckTests {

    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

    private final MutableClock clock = new MutableClock(NOW);
    private final FakeMedia media = new FakeMedia();
    private final Post post = new Post();

    @Test
    void databaseWhenItDoesNotAnswerIsToldToBeSilentBeforeItGivesUp() throws Exception {
        var patience = new CountDownLatch(1);
        DatabaseCheck check = check(new JdbcTemplate(new Source(patience)));
        var look = CompletableFuture.supplyAsync(check::look);
        await().until(() -> {
            clock.advance(Duration.ofSeconds(1));
            return check.silentFor() != null;
        });
        patience.countDown();
        assertThat(look.get(10, TimeUnit.SECONDS)).singleElement().satisfies(finding -> {
            assertThat(finding.condition()).isEqualTo(Condition.DOWN);
            assertThat(finding.code()).isEqualTo("status.database.away");
            assertThat(finding.arguments()).containsExactly("Connection refused");
        });
        assertThat(check.silentFor()).isNull();
    }

    @Test
    void mailWhenItHasWaitedForALongTimeIsStuck() {
        var source = new SingleConnectionDataSource("jdbc:h2:mem:looked-at", true);
        DatabaseCheck check = check(new JdbcTemplate(source));
        assertThat(check.look()).extracting(Finding::condition).containsOnly(Condition.UP);
        post.waiting = new Mails.Waiting(4, NOW.minus(Duration.ofMinutes(14)));
        assertThat(check.look()).extracting(Finding::condition).containsOnly(Condition.UP);
        post.waiting = new Mails.Waiting(4, NOW.minus(Duration.ofMinutes(16)));
        assertThat(check.look())
                .filteredOn(finding -> finding.of() == Watched.MAIL)
                .singleElement()
                .isEqualTo(Finding.degraded(Watched.MAIL, "stuck", 4L));
        assertThat(check.waitingMails()).isEqualTo(4);
        assertThat(check.unpaidOrders()).isEqualTo(2);
        source.destroy();
    }

    private DatabaseCheck check(JdbcTemplate jdbc) {
        return new DatabaseCheck(
                jdbc, new LiveShows(new StubBroadcasts(), media, media, media, media), post, new TwoUnpaid(), clock);
    }

    /** Has no connection to give, and takes its time to say so. */
    private static final class Source extends AbstractDataSource {

        private final CountDownLatch patience;

        private Source(CountDownLatch patience) {
            this.patience = patience;
        }

        @Override
        public Connection getConnection() throws SQLException {
            try {
                patience.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            throw new SQLException("Connection refused");
        }

        @Override
        public Connection getConnection(String username, String password) throws SQLException {
            return getConnection();
        }
    }

    private static final class Post implements Mails {

        private Waiting waiting = new Waiting(0, null);

        @Override
        public boolean areSent() {
            return true;
        }

        @Override
        public Waiting waiting() {
            return waiting;
        }

        @Override
        public void send(MailTo to, String template, Locale language, Map<String, String> model) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void send(
                MailTo to, String template, Locale language, Map<String, String> model, @Nullable TicketId ticket) {
            throw new UnsupportedOperationException();
        }
    }

    private static final class TwoUnpaid implements Sales {

        @Override
        public long unpaid() {
            return 2;
        }

        @Override
        public Figures of(UUID show) {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<Sale> sales(UUID show) {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<Line> lines(UUID show) {
            throw new UnsupportedOperationException();
        }
    }
}
