package io.vitrine.accounts;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Looks at the account behind a session with every request for a private page, and with every other that changes
 * something: ends the session once the account is deactivated or its password is another, tells it of another name or
 * role, and leads to the change of a password that somebody else has seen, and administrators to a second factor where
 * they need one.
 */
class StandingFilter extends OncePerRequestFilter {

    static final String CHANGE_PASSWORD = "/account/password";

    /** Where viewers are given the address of the picture, which some shows give only to who is signed in. */
    private static final String ADDRESS = "/playback";

    private static final Pattern SHOW = Pattern.compile("/live/[a-z0-9]+(" + ADDRESS + ")?");
    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

    private final AccountRepository accounts;
    private final TwoFactorRules rules;
    private final OpenSessions sessions;
    private final HttpSessionSecurityContextRepository contexts = new HttpSessionSecurityContextRepository();

    StandingFilter(AccountRepository accounts, TwoFactorRules rules, OpenSessions sessions) {
        this.accounts = accounts;
        this.rules = rules;
        this.sessions = sessions;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        String path = PrivatePages.path(request);
        boolean isPrivate = PrivatePages.contains(path);
        boolean isOfShow = SHOW.matcher(path).matches();
        if (!(isPrivate || isOfShow || changesSomething(request, path))
                || authentication == null
                || !(authentication.getPrincipal() instanceof SignedInUser user)) {
            chain.doFilter(request, response);
            return;
        }
        // Of this session itself the newer revision is known a moment before it is written.
        Optional<Account> account = accounts.findById(user.account().value())
                .filter(Account::isActive)
                .filter(found -> found.passwordRevision() <= user.passwordRevision());
        if (account.isEmpty()) {
            signOut(request);
            if (isPrivate) {
                PrivatePages.redirect(request, response, "/sign-in?error=ended");
            } else if (isOfShow && !path.endsWith(ADDRESS) && READING.contains(request.getMethod())) {
                // The same page, as everybody gets it.
                PrivatePages.redirect(request, response, path);
            } else {
                response.sendError(HttpServletResponse.SC_UNAUTHORIZED);
            }
        } else if (isPrivate && account.get().mustChangePassword() && !path.equals(CHANGE_PASSWORD)) {
            PrivatePages.redirect(request, response, CHANGE_PASSWORD);
        } else if (isPrivate
                && !isOfTwoFactor(path)
                && rules.isMissing(user.account(), account.get().role())) {
            PrivatePages.redirect(request, response, TwoFactorController.PAGE);
        } else {
            sessions.seen(request);
            SignedInUser now = account.get().signedInUser();
            if (!user.knows(now)) {
                renew(now, authentication, request, response);
            }
            chain.doFilter(request, response);
        }
    }

    private static boolean isOfTwoFactor(String path) {
        return path.equals(TwoFactorController.PAGE)
                || path.startsWith(TwoFactorController.PAGE + "/")
                || path.equals(CHANGE_PASSWORD);
    }

    private static boolean changesSomething(HttpServletRequest request, String path) {
        return !READING.contains(request.getMethod()) && !path.equals("/sign-out");
    }

    private void renew(
            SignedInUser now, Authentication before, HttpServletRequest request, HttpServletResponse response) {
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(now.authentication(before.getDetails()));
        SecurityContextHolder.setContext(context);
        if (request.getSession(false) != null) {
            request.changeSessionId();
        }
        contexts.saveContext(context, request, response);
    }

    private static void signOut(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
        SecurityContextHolder.clearContext();
    }
}
