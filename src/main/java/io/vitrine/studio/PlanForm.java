package io.vitrine.studio;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.Errors;

/**
 * A show that a seller plans, as it was typed.
 *
 * @param channel the public id of the channel
 * @param start local date and time, empty if it is open
 * @param zone the seller's time zone as the browser knows it
 */
record PlanForm(
        @NotBlank(message = "{studio.plan.title.missing}") @Size(max = 120, message = "{studio.plan.title.long}")
        String title,

        String channel,
        String start,
        String zone) {

    /** NullAway cannot know that a form may leave fields out. */
    PlanForm(@Nullable String title, @Nullable String channel, @Nullable String start, @Nullable String zone) {
        this.title = text(title);
        this.channel = text(channel);
        this.start = text(start);
        this.zone = text(zone);
    }

    static PlanForm empty(String channel) {
        return new PlanForm("", channel, "", "");
    }

    /** When it starts; null if that is open, or if it is no time (then the errors say so). */
    @Nullable
    Instant startsAt(ZoneId otherwise, Errors errors) {
        if (start.isEmpty()) {
            return null;
        }
        try {
            return LocalDateTime.parse(start).atZone(zone(otherwise)).toInstant();
        } catch (DateTimeException e) {
            errors.rejectValue("start", "studio.plan.start.invalid");
            return null;
        }
    }

    ZoneId zone(ZoneId otherwise) {
        try {
            return zone.isEmpty() ? otherwise : ZoneId.of(zone);
        } catch (DateTimeException e) {
            return otherwise;
        }
    }

    private static String text(@Nullable String typed) {
        return typed == null ? "" : typed.strip();
    }
}
