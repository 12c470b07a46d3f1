package io.vitrine.offers;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Sells a flash offer to far more buyers than there are units, in the real database and by the real code, for an
 * administrator who wants to see that nothing is sold twice. Its seller is made for it, and taken away again.
 */
public interface FlashSale {

    /** How many buyers try. */
    int ATTEMPTS = 1000;

    /** How many units there are. */
    int UNITS = 100;

    /**
     * Holds the sale and looks at the books; one at a time.
     *
     * @throws OfferException if another one is being held
     */
    Result hold();

    /** What the last one gave, since the application was started. */
    Optional<Result> last();

    /**
     * What came of it.
     *
     * @param sold buyers who got one, and have paid
     * @param refused buyers who were told that it is sold out, or dearer now
     * @param failed attempts that ended in any other way
     * @param took from the first attempt to the last answer
     * @param median of how long an attempt took
     * @param slow what 99 of 100 attempts stayed under
     * @param checks what has to be true of the books
     * @param removed whether everything was taken away again
     */
    record Result(
            Instant at,
            int sold,
            int refused,
            int failed,
            Duration took,
            Duration median,
            Duration slow,
            List<Check> checks,
            boolean removed) {

        public Result {
            checks = List.copyOf(checks);
        }

        /** Attempts in a second. */
        public double rate() {
            return ATTEMPTS / (took.toNanos() / 1e9);
        }

        public boolean isGood() {
            return failed == 0 && removed && checks.stream().allMatch(Check::isRight);
        }
    }

    /**
     * Something that has to be true.
     *
     * @param key the end of a key of {@code messages.properties}
     */
    record Check(String key, long expected, long actual) {

        public boolean isRight() {
            return expected == actual;
        }
    }
}
