package io.vitrine.offers;

import io.vitrine.shop.DealKind;
import java.time.Duration;
import java.time.Instant;

/** What an offer must be like. */
final class OfferRules {

    private static final int MOST_UNITS = 100_000;
    private static final int MOST_PER_BUYER = 99;
    private static final Duration SHORTEST_COUNTDOWN = Duration.ofSeconds(10);
    private static final Duration LONGEST_COUNTDOWN = Duration.ofSeconds(300);
    private static final Duration SHORTEST = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofMinutes(20);
    private static final Duration FARTHEST = Duration.ofDays(1);

    private OfferRules() {}

    /** @throws OfferException if something in the draft is not valid, whatever the shop says */
    static void check(OfferDraft draft, Instant now) {
        if (draft.product().variants().stream()
                .noneMatch(variant -> variant.id().equals(draft.variant()))) {
            throw OfferException.of("offers.variant", "Variant " + draft.variant() + " is not of that product");
        }
        if (draft.price().minor() < 1) {
            throw OfferException.of("offers.price", "The price of an offer is above zero");
        }
        if (draft.kind() == DealKind.BROADCAST_PRICE) {
            return;
        }
        if (draft.quantity() < 1 || draft.quantity() > MOST_UNITS) {
            throw OfferException.of("offers.quantity", "1 to 100,000 units are offered, and not " + draft.quantity());
        }
        if (draft.perBuyer() < 1 || draft.perBuyer() > MOST_PER_BUYER) {
            throw OfferException.of("offers.per-buyer", "A buyer can have 1 to 99 units, and not " + draft.perBuyer());
        }
        if (isOutside(draft.countdown(), SHORTEST_COUNTDOWN, LONGEST_COUNTDOWN)) {
            throw OfferException.of(
                    "offers.countdown", "The countdown lasts 10 to 300 s, and not " + draft.countdown());
        }
        if (isOutside(draft.length(), SHORTEST, LONGEST)) {
            throw OfferException.of("offers.length", "An offer is open for 1 to 20 min, and not " + draft.length());
        }
        Instant start = draft.startAt();
        if (start != null && (start.isBefore(now) || start.isAfter(now.plus(FARTHEST)))) {
            throw OfferException.of("offers.start.at", "An offer opens within a day from now, and not at " + start);
        }
    }

    private static boolean isOutside(Duration length, Duration least, Duration most) {
        return length.compareTo(least) < 0 || length.compareTo(most) > 0;
    }
}
