package io.vitrine.studio;

import io.vitrine.broadcasts.BroadcastView;
import io.vitrine.broadcasts.HoldMode;
import io.vitrine.broadcasts.Kind;
import io.vitrine.broadcasts.PlaybackPolicy;
import io.vitrine.broadcasts.ShowPlan;
import io.vitrine.broadcasts.Visibility;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.Errors;

/**
 * A show that a seller plans, as it was typed.
 *
 * @param channel the public id of the channel
 * @param start local date and time, empty if it is open
 * @param end the same, of the planned end
 * @param kind one of {@link Kind}
 * @param visibility one of {@link Visibility}
 * @param playback one of {@link PlaybackPolicy}; anything else leaves it as it is
 * @param holds one of {@link HoldMode}; anything else leaves it as it is
 * @param zone the seller's time zone as the browser knows it
 */
record PlanForm(
        @NotBlank(message = "{studio.plan.title.missing}") @Size(max = 120, message = "{studio.plan.title.long}")
        String title,

        String channel,
        String start,
        String end,
        String kind,
        String visibility,
        String playback,
        String holds,
        String zone) {

    /** NullAway cannot know that a form may leave fields out. */
    PlanForm(
            @Nullable String title,
            @Nullable String channel,
            @Nullable String start,
            @Nullable String end,
            @Nullable String kind,
            @Nullable String visibility,
            @Nullable String playback,
            @Nullable String holds,
            @Nullable String zone) {
        this.title = text(title);
        this.channel = text(channel);
        this.start = text(start);
        this.end = text(end);
        this.kind = text(kind);
        this.visibility = text(visibility);
        this.playback = text(playback);
        this.holds = text(holds);
        this.zone = text(zone);
    }

    static PlanForm empty(String channel) {
        return new PlanForm(
                "",
                channel,
                "",
                "",
                "",
                Visibility.PUBLIC.name(),
                PlaybackPolicy.OPEN.name(),
                HoldMode.AT_CHECKOUT.name(),
                "");
    }

    /** What is planned, at the clock of the zone: the seller's, if the browser has told it, and else the server's. */
    static PlanForm of(BroadcastView show, ZoneId zone) {
        return new PlanForm(
                show.title(),
                show.channelPublicId().value(),
                local(show.plannedStart(), zone),
                local(show.listing().plannedEnd(), zone),
                show.listing().kind().name(),
                show.listing().visibility().name(),
                show.listing().playback().name(),
                show.holds().name(),
                zone.getId());
    }

    /** What was typed; null if it holds a time that is none (then the errors say so). */
    @Nullable
    ShowPlan plan(ZoneId otherwise, Errors errors) {
        Instant starts = time("start", start, otherwise, errors);
        Instant ends = time("end", end, otherwise, errors);
        return errors.hasErrors()
                ? null
                : new ShowPlan(
                        title,
                        starts,
                        ends,
                        known(Kind.values(), kind, Kind.LIVE),
                        known(Visibility.values(), visibility, Visibility.PUBLIC),
                        named(PlaybackPolicy.values(), playback).orElse(null),
                        named(HoldMode.values(), holds).orElse(null));
    }

    private @Nullable Instant time(String field, String typed, ZoneId otherwise, Errors errors) {
        if (typed.isEmpty()) {
            return null;
        }
        try {
            return LocalDateTime.parse(typed).atZone(zone(otherwise)).toInstant();
        } catch (DateTimeException e) {
            errors.rejectValue(field, "studio.plan.start.invalid");
            return null;
        }
    }

    private static <E extends Enum<E>> E known(E[] all, String name, E otherwise) {
        return named(all, name).orElse(otherwise);
    }

    private static <E extends Enum<E>> Optional<E> named(E[] all, String name) {
        return Arrays.stream(all).filter(one -> one.name().equals(name)).findFirst();
    }

    private static String local(@Nullable Instant at, ZoneId zone) {
        return at == null
                ? ""
                : LocalDateTime.ofInstant(at, zone)
                        .truncatedTo(ChronoUnit.MINUTES)
                        .toString();
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
