package io.vitrine.waitlist;

import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Has those lapse whose time is over, and serves those who were missed. */
@Component
class WaitTicker {

    private static final Logger log = LoggerFactory.getLogger(WaitTicker.class);

    private final WaitTable table;
    private final WaitlistService waitlist;
    private final TransactionOperations transactions;
    private final Clock clock;

    WaitTicker(WaitTable table, WaitlistService waitlist, TransactionOperations transactions, Clock clock) {
        this.table = table;
        this.waitlist = waitlist;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "${vitrine.waitlist.interval:2s}")
    void tick() {
        table.late(clock.instant()).forEach(entry -> attempt(() -> waitlist.lapse(entry)));
        table.wanted().forEach(variant -> attempt(() -> waitlist.serve(variant)));
    }

    private void attempt(Runnable work) {
        try {
            transactions.executeWithoutResult(status -> work.run());
        } catch (RuntimeException e) {
            log.error("The waitlist could not be served; this is tried again", e);
        }
    }
}
