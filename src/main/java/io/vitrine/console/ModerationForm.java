package io.vitrine.console;

import java.io.Serializable;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Why a show is stopped or a channel banned, and for how long, as it was typed.
 *
 * @param length of a ban
 * @param until local date and time, if the length is to be chosen
 * @param zone the administrator's time zone as the browser knows it
 * @param wall whether it was typed on the wall, to which it leads back
 */
record ModerationForm(String reason, BanLength length, String until, String zone, Boolean wall)
        implements Serializable {

    private static final int LONGEST_REASON = 200;

    /** NullAway cannot know that a form may leave fields out. */
    ModerationForm(
            @Nullable String reason,
            @Nullable BanLength length,
            @Nullable String until,
            @Nullable String zone,
            @Nullable Boolean wall) {
        this.reason = text(reason);
        this.length = length == null ? BanLength.OPEN : length;
        this.until = text(until);
        this.zone = text(zone);
        this.wall = Boolean.TRUE.equals(wall);
    }

    private static String text(@Nullable String typed) {
        return Objects.requireNonNullElse(typed, "").strip();
    }

    /** What is wrong with the reason, a key of {@code messages.properties}; null if nothing is. */
    @Nullable
    String problem() {
        if (reason.isEmpty()) {
            return "console.reason.missing";
        }
        return reason.length() > LONGEST_REASON ? "console.reason.long" : null;
    }

    /** What is wrong with it as a ban that ends then. */
    @Nullable
    String problemOfBan(@Nullable Instant end) {
        String problem = problem();
        return problem == null && length == BanLength.CHOSEN && end == null ? "console.ban.chosen.invalid" : problem;
    }

    /** When the ban ends by itself; null if it has to be lifted. */
    @Nullable
    Instant end(Clock clock) {
        return length == BanLength.CHOSEN
                ? BanLength.chosen(until, zone, clock.getZone(), clock.instant())
                        .orElse(null)
                : length.until(clock.instant());
    }
}
