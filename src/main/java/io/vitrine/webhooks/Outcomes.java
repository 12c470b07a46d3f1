package io.vitrine.webhooks;

import io.vitrine.webhooks.DeliveryTable.Parcel;
import io.vitrine.webhooks.EndpointTable.Row;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Decides what follows from an attempt: a retry, a pause for a receiver that fails, or its end. */
@Component
class Outcomes {

    /** Before the next attempt at a message. */
    static final List<Duration> PAUSES = List.of(
            Duration.ofSeconds(5),
            Duration.ofSeconds(30),
            Duration.ofMinutes(5),
            Duration.ofHours(1),
            Duration.ofHours(6));

    /**
     * A receiver that fails is left alone for a while, whatever else waits for it: twice as long each time. The first pause
     * is shorter than that before a first retry.
     */
    private static final Duration FIRST_REST = Duration.ofSeconds(1);

    private static final Duration LONGEST_REST = Duration.ofMinutes(5);
    private static final int MOST_DOUBLINGS = 9;
    private static final int GONE = 410;

    private static final Logger log = LoggerFactory.getLogger(Outcomes.class);

    private final EndpointTable endpoints;
    private final DeliveryTable deliveries;
    private final EndpointLetters letters;
    private final WebhookSettings settings;

    Outcomes(EndpointTable endpoints, DeliveryTable deliveries, EndpointLetters letters, WebhookSettings settings) {
        this.endpoints = endpoints;
        this.deliveries = deliveries;
        this.letters = letters;
        this.settings = settings;
    }

    @Transactional
    void note(Row row, Parcel parcel, Attempt attempt) {
        Instant now = attempt.at();
        if (attempt.isTaken()) {
            deliveries.note(parcel.delivery(), attempt, null);
            endpoints.taken(row.id());
            return;
        }
        boolean last = parcel.attempts() >= PAUSES.size();
        deliveries.note(parcel.delivery(), attempt, last ? null : now.plus(PAUSES.get(parcel.attempts())));
        endpoints.failed(row.id(), now, now.plus(rest(row.view().failures())));
        if (Integer.valueOf(GONE).equals(attempt.status())) {
            switchOff(row, EndpointState.GONE);
        } else if (hasFailedForLong(row.view(), now)) {
            switchOff(row, EndpointState.FAILED);
        }
    }

    private void switchOff(Row row, EndpointState state) {
        endpoints.become(row.id(), state);
        deliveries.giveUpWaiting(row.id());
        letters.switchedOff(row, state);
        log.warn("Webhook endpoint {} is switched off: {}", row.view().id(), state);
    }

    private boolean hasFailedForLong(Endpoint endpoint, Instant now) {
        Instant since = endpoint.failingSince();
        return since != null && !since.plus(settings.patience()).isAfter(now);
    }

    private static Duration rest(int failuresBefore) {
        Duration rest = FIRST_REST.multipliedBy(1L << Math.min(failuresBefore, MOST_DOUBLINGS));
        return rest.compareTo(LONGEST_REST) > 0 ? LONGEST_REST : rest;
    }
}
