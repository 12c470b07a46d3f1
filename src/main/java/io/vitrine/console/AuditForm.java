package io.vitrine.console;

import io.vitrine.accounts.AuditLog.Question;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What an administrator looks for in the audit log, as it was typed.
 *
 * @param area one of {@link #AREAS}; anything else looks in all
 * @param from a local date, the first that counts; what is none is left out
 * @param to the last
 * @param zone the administrator's time zone as the browser knows it
 */
record AuditForm(String q, String who, String area, String from, String to, String zone) {

    /** The first words of all actions there are. */
    static final List<String> AREAS = List.of(
            "account",
            "audit",
            "broadcast",
            "channel",
            "chat",
            "configuration",
            "coupon",
            "limits",
            "mail",
            "offer",
            "order",
            "overlay",
            "payments",
            "playback-key",
            "product",
            "self-test",
            "seller",
            "team",
            "token");

    /** NullAway cannot know that a form may leave fields out. */
    AuditForm(
            @Nullable String q,
            @Nullable String who,
            @Nullable String area,
            @Nullable String from,
            @Nullable String to,
            @Nullable String zone) {
        this.q = text(q);
        this.who = text(who);
        this.area = text(area);
        this.from = text(from);
        this.to = text(to);
        this.zone = text(zone);
    }

    private static String text(@Nullable String typed) {
        return Objects.requireNonNullElse(typed, "").strip();
    }

    Question question(ZoneId otherwise) {
        ZoneId here = zone(otherwise);
        return new Question(q, who, AREAS.contains(area) ? area : "", start(from, 0, here), start(to, 1, here));
    }

    /** Whether anything is excluded. */
    public boolean isNarrow() {
        return !(q + who + area + from + to).isEmpty();
    }

    /** For the log itself. */
    String said() {
        return "text \"" + q + "\", who \"" + who + "\", area \"" + area + "\", from \"" + from + "\", to \"" + to
                + "\"";
    }

    private ZoneId zone(ZoneId otherwise) {
        try {
            return zone.isEmpty() ? otherwise : ZoneId.of(zone);
        } catch (DateTimeException e) {
            return otherwise;
        }
    }

    private static @Nullable Instant start(String date, int later, ZoneId zone) {
        try {
            return date.isEmpty()
                    ? null
                    : LocalDate.parse(date).plusDays(later).atStartOfDay(zone).toInstant();
        } catch (DateTimeException e) {
            return null;
        }
    }
}
