package io.vitrine.bench;

import io.vitrine.support.RunningVitrine;
import io.vitrine.support.Shop;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What guests send who write in a show: each line under its own key, by one of so many guests that nobody writes more
 * than a guest may.
 */
final class ChatLines {

    private static final int GUESTS = 20_000;
    private static final Pattern TOKEN = Pattern.compile("name=\"csrf-token\" content=\"([^\"]+)\"");
    private static final Pattern HEADER = Pattern.compile("name=\"csrf-header\" content=\"([^\"]+)\"");
    private static final Pattern NUMBER = Pattern.compile("\"n\":(\\d+)");
    private static final List<String> WORDS = List.of(
            "Is the blue one still there?",
            "Just ordered two of them, they look lovely",
            "배송은 언제쯤 될까요? 선물하려고 합니다",
            "How tall is it, next to the other one",
            "너무 예뻐요, 오늘만 이 가격인가요");

    private final Random random = new Random(7);
    private final List<String> guests =
            Stream.generate(this::bits).limit(GUESTS).toList();
    private final HttpClient client = HttpClient.newHttpClient();
    private final URI page;
    private final String head;
    private int next;

    /** Opens the page of the channel, as every guest has before they write. */
    ChatLines(RunningVitrine vitrine, Shop.Channel channel) throws IOException, InterruptedException {
        page = vitrine.page(channel.page());
        HttpResponse<String> opened = get(page);
        String cookie = opened.headers().allValues("Set-Cookie").stream()
                .filter(one -> one.startsWith("XSRF-TOKEN="))
                .map(one -> one.substring(0, one.indexOf(';')))
                .findFirst()
                .orElseThrow();
        head = " HTTP/1.1\r\nHost: " + page.getAuthority() + "\r\n" + found(HEADER, opened.body()) + ": "
                + found(TOKEN, opened.body()) + "\r\nContent-Type: application/x-www-form-urlencoded\r\nCookie: "
                + cookie
                + "; guest=";
    }

    /** The next line, as a request to the application. */
    byte[] next() {
        return next(page.getPath() + "/chat");
    }

    /** The next line, as a request to another address of the edge. */
    byte[] next(String path) {
        int number = next++;
        String body = "key=" + new UUID(random.nextLong(), random.nextLong()) + "&name=Rowan+" + number % GUESTS
                + "&text=" + URLEncoder.encode(WORDS.get(number % WORDS.size()) + " " + number, StandardCharsets.UTF_8);
        String request = "POST " + path + head + guests.get(number % GUESTS) + "\r\nContent-Length: " + body.length()
                + "\r\n\r\n" + body;
        return request.getBytes(StandardCharsets.US_ASCII);
    }

    /** How many lines the show has, by the number of its last one. */
    long kept() throws IOException, InterruptedException {
        String latest = get(URI.create(page + "/chat/latest")).body();
        return NUMBER.matcher(latest)
                .results()
                .mapToLong(match -> Long.parseLong(match.group(1)))
                .max()
                .orElse(0);
    }

    private String bits() {
        byte[] bits = new byte[16];
        random.nextBytes(bits);
        return HexFormat.of().formatHex(bits);
    }

    private HttpResponse<String> get(URI address) throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString());
    }

    private static String found(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        if (!matcher.find()) {
            throw new IllegalStateException("The page has nothing like " + pattern);
        }
        return matcher.group(1);
    }
}
