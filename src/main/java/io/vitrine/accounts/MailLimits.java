package io.vitrine.accounts;

import java.time.Clock;
import java.time.Duration;
import org.springframework.stereotype.Component;

/**
 * Limits what strangers can make this installation send: 20 times an hour from one network address, and three mails an
 * hour to one person.
 */
@Component
class MailLimits {

    private static final int MOST_FROM_ADDRESS = 20;
    private static final int MOST_TO_PERSON = 3;
    private static final Duration WITHIN = Duration.ofHours(1);

    private final Limit addresses;
    private final Limit people;

    MailLimits(Clock clock) {
        this.addresses = new Limit(MOST_FROM_ADDRESS, WITHIN, clock);
        this.people = new Limit(MOST_TO_PERSON, WITHIN, clock);
    }

    boolean tryFrom(String address) {
        return addresses.tryTake(Limit.network(address));
    }

    boolean tryTo(String email) {
        return people.tryTake(email);
    }
}
