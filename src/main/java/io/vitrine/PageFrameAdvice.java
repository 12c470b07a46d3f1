package io.vitrine;

import io.vitrine.PageFrame.Visitor;
import io.vitrine.accounts.ReturnPath;
import io.vitrine.accounts.SignedIn;
import io.vitrine.accounts.Team;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Puts the page frame into the model of every page, as {@code frame}. */
@ControllerAdvice
class PageFrameAdvice {

    private final Team team;
    private final Clock clock;

    PageFrameAdvice(Team team, Clock clock) {
        this.team = team;
        this.clock = clock;
    }

    @ModelAttribute("frame")
    PageFrame frame(
            HttpServletRequest request,
            Locale locale,
            @CookieValue(name = "theme", required = false) @Nullable String theme) {
        String known = "dark".equals(theme) || "light".equals(theme) ? theme : null;
        return new PageFrame(
                clock.instant(),
                known,
                Languages.otherThan(locale).getLanguage(),
                visitor(request),
                ReturnPath.signIn(request));
    }

    private @Nullable Visitor visitor(HttpServletRequest request) {
        return request.getUserPrincipal() instanceof Authentication authentication
                        && authentication.getPrincipal() instanceof SignedIn person
                ? Visitor.of(person, team)
                : null;
    }
}
