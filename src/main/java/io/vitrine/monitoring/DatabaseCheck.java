package io.vitrine.monitoring;

import io.vitrine.accounts.mail.Mails;
import io.vitrine.shared.PlainText;
import io.vitrine.shop.Sales;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Asks the database what only it knows. One that does not answer keeps the asking thread waiting for half a minute, so
 * that it has begun is known to the others.
 */
@Component
class DatabaseCheck {

    private static final Logger log = LoggerFactory.getLogger(DatabaseCheck.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration STUCK = Duration.ofMinutes(15);
    private static final int LONGEST = 160;

    private final JdbcTemplate jdbc;
    private final LiveShows shows;
    private final Mails mails;
    private final Sales sales;
    private final Clock clock;
    private volatile @Nullable Instant asking;
    private volatile long waitingMails;
    private volatile long unpaidOrders;

    DatabaseCheck(JdbcTemplate jdbc, LiveShows shows, Mails mails, Sales sales, Clock clock) {
        this.jdbc = jdbc;
        this.shows = shows;
        this.mails = mails;
        this.sales = sales;
        this.clock = clock;
    }

    List<Finding> look() {
        asking = clock.instant();
        try {
            jdbc.queryForObject("select 1", Integer.class);
            shows.refresh();
            unpaidOrders = sales.unpaid();
            Mails.Waiting waiting = mails.waiting();
            waitingMails = waiting.count();
            return List.of(Finding.up(Watched.DATABASE), mail(waiting));
        } catch (DataAccessException | TransactionException e) {
            log.debug("The database does not answer", e);
            String why =
                    String.valueOf(NestedExceptionUtils.getMostSpecificCause(e).getMessage());
            return List.of(Finding.down(Watched.DATABASE, "away", PlainText.cleaned(why, LONGEST)));
        } finally {
            asking = null;
        }
    }

    /** For how long it has been asked without an answer, if that is too long. */
    @Nullable
    Duration silentFor() {
        Instant since = asking;
        Duration silent = since == null ? Duration.ZERO : Duration.between(since, clock.instant());
        return silent.compareTo(PATIENCE) > 0 ? silent : null;
    }

    long waitingMails() {
        return waitingMails;
    }

    long unpaidOrders() {
        return unpaidOrders;
    }

    private Finding mail(Mails.Waiting waiting) {
        if (!mails.areSent()) {
            return new Finding(Watched.MAIL, Condition.UP, "status.mail.none", List.of());
        }
        Instant oldest = waiting.oldest();
        return oldest != null && oldest.isBefore(clock.instant().minus(STUCK))
                ? Finding.degraded(Watched.MAIL, "stuck", waiting.count())
                : Finding.up(Watched.MAIL);
    }
}
