package io.vitrine;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.ModelAndView;

/**
 * Makes a form that is sent twice count once: the second is sent where the first was.
 *
 * <p>Every page gets a fresh {@code once} for its forms to carry. A form without it, or one that was refused and is
 * sent again, goes through.
 */
final class RepeatedSubmits implements HandlerInterceptor {

    /** The form parameter, and the model attribute that holds its value. */
    static final String ONCE = "once";

    private static final String CLAIM = RepeatedSubmits.class.getName() + ".claim";
    private static final int LONGEST = 64;

    private final Cache<String, CompletableFuture<@Nullable String>> claims = Caffeine.newBuilder()
            .maximumSize(10_000)
            .expireAfterWrite(Duration.ofHours(1))
            .build();
    private final Duration patience;

    RepeatedSubmits() {
        this(Duration.ofSeconds(10));
    }

    RepeatedSubmits(Duration patience) {
        this.patience = patience;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException {
        String once = request.getParameter(ONCE);
        if (!HttpMethod.POST.matches(request.getMethod()) || once == null || once.length() > LONGEST) {
            return true;
        }
        String key = request.getRemoteUser() + " " + request.getRequestURI() + " " + once;
        CompletableFuture<@Nullable String> mine = new CompletableFuture<>();
        CompletableFuture<@Nullable String> first = claims.asMap().putIfAbsent(key, mine);
        if (first == null) {
            request.setAttribute(CLAIM, new Claim(key, mine));
            return true;
        }
        String location = await(first);
        if (location == null) {
            return true;
        }
        response.sendRedirect(location);
        return false;
    }

    @Override
    public void postHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable ModelAndView view) {
        // A redirect would carry it along in its address.
        if (view != null && view.getViewName() != null && !view.getViewName().startsWith("redirect:")) {
            view.addObject(ONCE, UUID.randomUUID());
        }
    }

    @Override
    public void afterCompletion(
            HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable Exception failure) {
        if (request.getAttribute(CLAIM) instanceof Claim claim) {
            String location = response.getHeader(HttpHeaders.LOCATION);
            if (location == null) {
                claims.invalidate(claim.key());
            }
            claim.outcome().complete(location);
        }
    }

    private @Nullable String await(CompletableFuture<@Nullable String> first) {
        try {
            return first.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            return null;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        }
    }

    private record Claim(String key, CompletableFuture<@Nullable String> outcome) {}
}
