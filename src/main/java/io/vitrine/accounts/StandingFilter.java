package io.vitrine.accounts;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.UUID;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Looks at the account behind a session with every request for a private page: ends the session once the account is
 * deactivated or its password is another, and leads to the change of a password that somebody else has seen.
 */
class StandingFilter extends OncePerRequestFilter {

    static final String CHANGE_PASSWORD = "/account/password";

    private final AccountRepository accounts;

    StandingFilter(AccountRepository accounts) {
        this.accounts = accounts;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        String path = PrivatePages.path(request);
        if (!PrivatePages.contains(path)
                || authentication == null
                || !(authentication.getPrincipal() instanceof SignedInUser user)) {
            chain.doFilter(request, response);
            return;
        }
        UUID id = user.account().value();
        var account = accounts.findById(id)
                .filter(Account::isActive)
                .filter(found -> found.passwordRevision() == user.passwordRevision());
        if (account.isEmpty()) {
            signOut(request);
            PrivatePages.redirect(request, response, "/sign-in?error=ended");
        } else if (account.get().mustChangePassword() && !path.equals(CHANGE_PASSWORD)) {
            PrivatePages.redirect(request, response, CHANGE_PASSWORD);
        } else {
            chain.doFilter(request, response);
        }
    }

    private static void signOut(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
        SecurityContextHolder.clearContext();
    }
}
