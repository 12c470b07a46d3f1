package io.vitrine.accounts;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.security.web.savedrequest.DefaultSavedRequest;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.security.web.savedrequest.SavedRequest;

/** Decides where a browser goes before, after and instead of signing in; always to a path of this site. */
class SignInRedirects
        implements AuthenticationEntryPoint,
                AuthenticationSuccessHandler,
                AuthenticationFailureHandler,
                AccessDeniedHandler {

    static final String PAGE = "/sign-in";

    /** Pages with a form for people who are not signed in. */
    private static final Set<String> FORMS = Set.of(PAGE, SecondStepFilter.PAGE, "/register", "/forgot");

    private final RequestCache requests;
    private final OpenSessions sessions;

    SignInRedirects(RequestCache requests, OpenSessions sessions) {
        this.requests = requests;
        this.sessions = sessions;
    }

    /** What is neither public nor a page of ours does not exist, whoever asks. */
    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException e)
            throws IOException {
        if (PrivatePages.contains(PrivatePages.path(request))) {
            PrivatePages.redirect(request, response, PAGE);
        } else {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        }
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException e)
            throws IOException {
        String path = PrivatePages.path(request);
        if (e instanceof CsrfException && FORMS.contains(path)) {
            PrivatePages.redirect(request, response, path + "?error=expired");
        } else if (e instanceof CsrfException || PrivatePages.contains(path)) {
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
        } else {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        }
    }

    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException e) throws IOException {
        if (e instanceof SecondStepNeededException second) {
            second.pending().keep(request);
        } else if (e instanceof SecondStepOverException) {
            PendingSignIn.forget(request);
        }
        response.sendRedirect(ReturnPath.with(afterFailure(request, e), next(request)));
    }

    /** From the form, or from before the browser was sent to the provider. */
    private static @Nullable String next(HttpServletRequest request) {
        return request.getAttribute(ReturnPath.PARAMETER) instanceof String kept
                ? kept
                : request.getParameter(ReturnPath.PARAMETER);
    }

    private static String afterFailure(HttpServletRequest request, AuthenticationException e) {
        if (e instanceof SecondStepNeededException) {
            return SecondStepFilter.PAGE;
        }
        if (e instanceof SecondStepOverException over) {
            return PAGE + "?error=" + (over.isLocked() ? "code-locked" : "code-over");
        }
        if (e instanceof OidcException refused) {
            return PAGE + "?error=" + refused.code();
        }
        boolean second = PrivatePages.path(request).equals(SecondStepFilter.PAGE);
        String code = e instanceof TooManyFailuresException ? "address" : second ? "wrong" : "credentials";
        return (second ? SecondStepFilter.PAGE : PAGE) + "?error=" + code;
    }

    @Override
    public void onAuthenticationSuccess(
            HttpServletRequest request, HttpServletResponse response, Authentication authentication)
            throws IOException {
        SavedRequest saved = requests.getRequest(request, response);
        requests.removeRequest(request, response);
        if (authentication.getPrincipal() instanceof SignedIn person) {
            sessions.begin(request, person.account());
        }
        response.sendRedirect(ReturnPath.of(next(request)).orElseGet(() -> destination(saved, authentication)));
    }

    /** The whole saved address carries the host that the request named, which is not for us to believe. */
    private static String destination(@Nullable SavedRequest saved, Authentication authentication) {
        if (!(saved instanceof DefaultSavedRequest request)) {
            return home(authentication);
        }
        String path = Objects.toString(request.getRequestURI(), "");
        if (!mayOpen(path, authentication)) {
            return home(authentication);
        }
        String query = request.getQueryString();
        return query == null ? path : path + "?" + query;
    }

    private static boolean mayOpen(String path, Authentication authentication) {
        String home = home(authentication);
        return PrivatePages.contains(path)
                && (isWithin(path, "/account")
                        || isWithin(path, "/apply")
                        || (isWithin(path, "/studio") && !home.equals("/console"))
                        || (PrivatePages.contains(home) && isWithin(path, home)));
    }

    private static boolean isWithin(String path, String root) {
        return path.equals(root) || path.startsWith(root + "/");
    }

    private static String home(Authentication authentication) {
        return authentication.getPrincipal() instanceof SignedIn person ? SignInController.home(person) : "/";
    }
}
