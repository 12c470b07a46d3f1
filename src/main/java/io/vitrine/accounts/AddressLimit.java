package io.vitrine.accounts;

import java.time.Clock;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** Limits how often one network address may fail to sign in: 20 times in 15 minutes, whatever the account. */
@Component
class AddressLimit {

    private static final int MOST_FAILURES = 20;
    private static final Duration WITHIN = Duration.ofMinutes(15);

    private final Limit limit;

    AddressLimit(Clock clock) {
        this.limit = new Limit(MOST_FAILURES, WITHIN, clock);
    }

    /** Counts an attempt as failed before it is looked at; {@link #forgive} takes that back. */
    boolean tryAttempt(String address) {
        return limit.tryTake(Limit.network(address));
    }

    void forgive(String address) {
        limit.giveBack(Limit.network(address));
    }
}
