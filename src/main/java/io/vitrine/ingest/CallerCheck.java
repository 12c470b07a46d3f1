package io.vitrine.ingest;

import io.vitrine.nodes.MediaNode;
import io.vitrine.shared.Secret;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Lets in nginx-rtmp on this machine, by its address and the secret in its configuration, and nobody else. */
@Component
class CallerCheck {

    private static final String SECRET = "s=";
    private final Secret secret;

    CallerCheck(MediaNode node) {
        this.secret = node.callbackSecret();
    }

    boolean passes(HttpServletRequest request) {
        return isLoopback(request.getRemoteAddr()) && !isForwarded(request) && knowsSecret(request.getQueryString());
    }

    /** Whether the text is an address of loopback, without asking any name service. */
    static boolean isLoopback(@Nullable String address) {
        return address != null
                && (address.matches("127(\\.[0-9]{1,3}){3}")
                        || address.equals("::1")
                        || address.equals("0:0:0:0:0:0:0:1"));
    }

    // Tomcat may have used up X-Forwarded-For: then the address above is what it said. Our edge sends others, too.
    private static boolean isForwarded(HttpServletRequest request) {
        List<String> headers = Collections.list(request.getHeaderNames());
        return headers.stream()
                .map(header -> header.toLowerCase(Locale.ROOT))
                .anyMatch(header ->
                        header.startsWith("x-forwarded-") || header.equals("forwarded") || header.equals("x-real-ip"));
    }

    // Not getParameter: that would read the body, too.
    private boolean knowsSecret(@Nullable String query) {
        return query != null
                && Arrays.stream(query.split("&", -1))
                        .filter(pair -> pair.startsWith(SECRET))
                        .findFirst()
                        .map(pair -> Secret.of(pair.substring(SECRET.length())).equals(secret))
                        .orElse(false);
    }
}
