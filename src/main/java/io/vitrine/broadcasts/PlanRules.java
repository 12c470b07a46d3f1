package io.vitrine.broadcasts;

import io.vitrine.shared.PlainText;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Holds plans to what can be announced. */
final class PlanRules {

    static final Duration SHORTEST = Duration.ofMinutes(30);
    static final Duration LONGEST = Duration.ofHours(13);

    private static final int LONGEST_TITLE = 120;
    private static final Duration FURTHEST = Duration.ofDays(183);
    /** A form that was filled in a moment ago is not refused for its clock. */
    private static final Duration LENIENCE = Duration.ofMinutes(5);

    private PlanRules() {}

    /** The title without what surrounds it. */
    static String title(String typed) {
        String title = typed.strip();
        if (!PlainText.isOneLine(title, LONGEST_TITLE)) {
            throw new BroadcastException("broadcast.title", "A title is 1 to " + LONGEST_TITLE + " characters");
        }
        return title;
    }

    static void check(ShowPlan plan, Instant now) {
        Instant start = plan.start();
        if (start != null && start.isBefore(now.minus(LENIENCE))) {
            throw new BroadcastException("broadcast.start.past", "The planned start " + start + " is past");
        }
        if (start != null && start.isAfter(now.plus(FURTHEST))) {
            throw new BroadcastException("broadcast.start.far", "The planned start " + start + " is too far");
        }
        checkLength(start, plan.end());
    }

    static void checkLength(@Nullable Instant start, @Nullable Instant end) {
        if (end == null) {
            return;
        }
        if (start == null) {
            throw new BroadcastException("broadcast.end.alone", "A planned end needs a planned start");
        }
        Duration length = Duration.between(start, end);
        if (length.compareTo(SHORTEST) < 0 || length.compareTo(LONGEST) > 0) {
            throw new BroadcastException("broadcast.end.length", "A show is planned for 30 minutes to 13 hours");
        }
    }
}
