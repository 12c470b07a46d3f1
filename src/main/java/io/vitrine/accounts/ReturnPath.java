package io.vitrine.accounts;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Knows which public pages a browser may be sent back to after signing in: some of this site, and no other address. */
public final class ReturnPath {

    static final String PARAMETER = "next";

    private static final Pattern FORM =
            Pattern.compile("/(?:(?:live|shop|join)/[A-Za-z0-9/_-]{1,120})?" + "(?:\\?[A-Za-z0-9=&_.~%+-]{1,200})?");

    private ReturnPath() {}

    /** The address of the sign-in page that leads back to this one, if this is one to come back to. */
    public static String signIn(HttpServletRequest request) {
        String query = request.getQueryString();
        String here = PrivatePages.path(request) + (query == null ? "" : "?" + query);
        return request.getMethod().equals("GET") && !here.equals("/")
                ? with(SignInRedirects.PAGE, here)
                : SignInRedirects.PAGE;
    }

    static Optional<String> of(@Nullable String path) {
        return Optional.ofNullable(path).filter(text -> FORM.matcher(text).matches());
    }

    /** The address of a page that passes on where to return. */
    static String with(String page, @Nullable String path) {
        return of(path).map(known -> page + (page.contains("?") ? "&" : "?") + PARAMETER + "="
                        + URLEncoder.encode(known, StandardCharsets.UTF_8))
                .orElse(page);
    }
}
