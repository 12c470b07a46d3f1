package io.vitrine.stripe;

import java.util.Arrays;
import java.util.List;

/**
 * How a Checkout Session stands. What Stripe tells comes in any order, so it only ever goes down this list:
 * {@code OPEN → PROCESSING → FAILED or EXPIRED → PAID}.
 */
enum SessionState {
    OPEN(0),
    /** It was never made, as far as we know. */
    LOST(0),
    /** The buyer has paid in a way that takes days. */
    PROCESSING(1),
    /** That did not work. */
    FAILED(2),
    /** Nobody can pay on it any more. */
    EXPIRED(2),
    PAID(3);

    private final int rank;

    SessionState(int rank) {
        this.rank = rank;
    }

    /** Those that it may follow. */
    List<String> before() {
        return Arrays.stream(values())
                .filter(state -> state.rank < rank)
                .map(SessionState::name)
                .toList();
    }
}
