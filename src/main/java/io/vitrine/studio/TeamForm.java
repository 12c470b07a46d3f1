package io.vitrine.studio;

import io.vitrine.accounts.TeamRole;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.Errors;

/**
 * What an owner gives to somebody, as it was typed.
 *
 * @param show the public id of the only show it is for; empty for the whole shop
 * @param until the last day, empty if it does not end by itself
 * @param zone the owner's time zone as the browser knows it
 */
record TeamForm(String email, String role, String show, String until, String zone) {

    /** NullAway cannot know that a form may leave fields out. */
    TeamForm(
            @Nullable String email,
            @Nullable String role,
            @Nullable String show,
            @Nullable String until,
            @Nullable String zone) {
        this.email = text(email);
        this.role = text(role);
        this.show = text(show);
        this.until = text(until);
        this.zone = text(zone);
    }

    static TeamForm empty(String show) {
        return new TeamForm("", TeamRole.MODERATOR.name(), show, "", "");
    }

    /** What is none is refused like the role that nobody is given. */
    TeamRole teamRole() {
        return Arrays.stream(TeamRole.values())
                .filter(known -> known.name().equals(role))
                .findFirst()
                .orElse(TeamRole.OWNER);
    }

    /** The end of the last day; null if there is none, or if it is no date (then the errors say so). */
    @Nullable
    Instant endsAt(ZoneId otherwise, Errors errors) {
        if (until.isEmpty()) {
            return null;
        }
        try {
            ZoneId of = zone.isEmpty() ? otherwise : ZoneId.of(zone);
            return LocalDate.parse(until).plusDays(1).atStartOfDay(of).toInstant();
        } catch (DateTimeException e) {
            errors.rejectValue("until", "team.until.invalid");
            return null;
        }
    }

    private static String text(@Nullable String typed) {
        return typed == null ? "" : typed.strip();
    }
}
