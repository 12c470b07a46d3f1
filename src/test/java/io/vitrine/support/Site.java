package io.vitrine.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A visitor without a browser: keeps cookies, fills in the forms that pages show, and follows redirects. */
public final class Site {

    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\"[^>]*?(?:value|content)=\"([^\"]+)\"");
    private static final Pattern PASSWORD = Pattern.compile("<input[^>]*type=\"password\"[^>]*>");
    private static final Pattern NAME = Pattern.compile("\\bname=\"([^\"]+)\"");

    private final RunningVitrine vitrine;
    private final HttpClient client = HttpClient.newBuilder()
            .cookieHandler(new CookieManager())
            .followRedirects(HttpClient.Redirect.NORMAL)
            .version(HttpClient.Version.HTTP_1_1)
            .build();
    private @Nullable String token;

    public Site(RunningVitrine vitrine) {
        this.vitrine = vitrine;
    }

    /** Asks for a page that has to be there. */
    public Answer get(String path) {
        return look(path).expect(200);
    }

    /** Asks for a page, and takes whatever is answered. */
    public Answer look(String path) {
        Answer answer = send(request(path).GET());
        TOKEN.matcher(answer.body())
                .results()
                .map(match -> match.group(1))
                .findFirst()
                .ifPresent(found -> token = found);
        return answer;
    }

    /** Sends a form to this address, after a page that shows one was asked for. */
    public Answer post(String path, Map<String, String> fields) {
        return submit(path, fields).expect(200);
    }

    /** Sends a form to this address, and takes whatever is answered. */
    public Answer submit(String path, Map<String, String> fields) {
        Map<String, String> all = new LinkedHashMap<>(fields);
        all.put("_csrf", Objects.requireNonNull(token, "No page with a form was asked for yet"));
        String form = all.entrySet().stream()
                .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
                .collect(Collectors.joining("&"));
        return send(request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form)));
    }

    /**
     * Signs in, and changes the password if that is asked for.
     *
     * @param next the password from then on, if it has to be changed
     */
    public void signIn(String email, String password, String next) {
        get("/sign-in");
        Answer answer = post("/sign-in", Map.of("email", email, "password", password));
        if (answer.address().getPath().endsWith("/sign-in")) {
            throw new IllegalStateException("Sign-in was refused: " + answer.address());
        }
        if (answer.address().getPath().endsWith("/account/password")) {
            Answer page = get("/account/password");
            List<String> names = PASSWORD.matcher(page.body())
                    .results()
                    .flatMap(input -> NAME.matcher(input.group()).results().map(match -> match.group(1)))
                    .toList();
            Map<String, String> fields = new LinkedHashMap<>();
            names.forEach(name -> fields.put(name, fields.isEmpty() ? password : next));
            post("/account/password", fields);
        } else {
            // The session is another, and so is its token.
            get("/account/password");
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(path.startsWith("http") ? URI.create(path) : vitrine.page(path))
                .header("Accept", "text/html,*/*;q=0.8")
                .timeout(Duration.ofSeconds(30));
    }

    private Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Answer(response.uri(), response.statusCode(), response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /**
     * What the server answered.
     *
     * @param address of the page, after redirects
     */
    public record Answer(URI address, int status, String body) {

        Answer expect(int wanted) {
            if (status != wanted) {
                throw new IllegalStateException(
                        address + " answered " + status + ": " + body.substring(0, Math.min(400, body.length())));
            }
            return this;
        }

        /** The first group of the first place in the page that matches. */
        public String find(String pattern) {
            return Pattern.compile(pattern)
                    .matcher(body)
                    .results()
                    .map((MatchResult match) -> match.group(1))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException(address + " shows nothing like " + pattern));
        }
    }
}
