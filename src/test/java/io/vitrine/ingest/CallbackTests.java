package io.vitrine.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.vitrine.channels.ChannelView;
import io.vitrine.ingest.Signals.RefusedPublish;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What a caller can do to the callbacks that is not nginx, or is an nginx that encoders try to talk through. */
@IngestTest
class CallbackTests {

    /** Far above what the real nginx of the other tests counts. */
    private static final AtomicLong CLIENTS = new AtomicLong(1_000_000);

    @Autowired
    private FakeShop shop;

    @Autowired
    private FakeSessions sessions;

    @Autowired
    private Signals signals;

    @Autowired
    private RtmpNginx nginx;

    @LocalServerPort
    private int port;

    private final HttpClient client = HttpClient.newHttpClient();

    @BeforeAll
    void start() {
        nginx.start(port);
    }

    @Test
    void publishWhenKeyIsRightRedirectsToBarePublicIdAndCloses() throws Exception {
        ChannelView channel = shop.open();
        HttpResponse<String> answer = publish("name=" + FakeShop.key(channel) + "&type=live");
        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().firstValue("Location"))
                .hasValue(channel.publicId().value());
        assertThat(answer.headers().firstValue("Connection")).hasValue("close");
        assertThat(answer.body()).isEmpty();
    }

    @Test
    void publishWhenParametersAreDuplicatedGoesByTheFirst() throws Exception {
        ChannelView mine = shop.open();
        ChannelView other = shop.open();
        HttpResponse<String> answer = publish("name=" + FakeShop.key(mine) + "&type=live&name=" + FakeShop.key(other)
                + "&addr=203.0.113.9&clientid=1&call=done&app=x&key=" + FakeShop.key(other));
        assertThat(answer.headers().firstValue("Location"))
                .hasValue(mine.publicId().value());
        assertThat(sessions.openOf(other.id())).isEmpty();
        assertThat(sessions.openOf(mine.id()).orElseThrow().connection().address())
                .isEqualTo("192.0.2.7");
    }

    @Test
    void publishWhenChannelIsNamedTakesFirstKeyOfArguments() throws Exception {
        ChannelView channel = shop.open();
        String named = "name=" + channel.publicId() + "&type=live";
        assertThat(publish(named + "&key=wrong&key=" + FakeShop.key(channel)).statusCode())
                .isEqualTo(403);
        assertThat(publish(named).statusCode()).isEqualTo(403);
        assertThat(publish(named + "&key=" + FakeShop.key(channel) + "&key=wrong")
                        .statusCode())
                .isEqualTo(302);
        assertThat(signals.refused(channel.id()))
                .extracting(RefusedPublish::code)
                .containsExactly("refused.key.missing", "refused.key.wrong");
        assertThat(signals.refused(channel.id()).toString()).doesNotContain("key-");
    }

    @Test
    void publishWhenKeyIsHostileRefuses() throws Exception {
        String key = FakeShop.key(shop.open());
        for (String name : List.of(
                "",
                "../" + key,
                key + "%0d%0aLocation:%20x",
                key + "\r\nX: y",
                "%2e%2e%2f",
                key + "%00",
                "rtmp://203.0.113.9/live/x",
                "%ff%fe",
                "x".repeat(60_000))) {
            HttpResponse<String> answer = publish("name=" + name + "&type=live");
            assertThat(answer.statusCode()).as(name).isEqualTo(403);
            assertThat(answer.headers().firstValue("Location")).isEmpty();
        }
    }

    @Test
    void publishWhenEncoderNamesItselfWithControlCharactersKeepsNoneOfThem() throws Exception {
        ChannelView channel = shop.open();
        String body = "app=live&flashver=a%0d%0ab%1b%5b31m&tcurl=&addr=192.0.2.7%0aINFO&clientid="
                + CLIENTS.incrementAndGet() + "&call=publish&name=" + FakeShop.key(channel) + "&type=live";
        assertThat(post("publish?s=" + RtmpNginx.SECRET, body).statusCode()).isEqualTo(302);
        assertThat(sessions.openOf(channel.id()).orElseThrow().connection())
                .matches(connection -> connection.encoder().equals("ab[31m"))
                .matches(connection -> connection.address().equals("192.0.2.7INFO"));
    }

    @Test
    void publishWhenBodyIsTooLongRefuses() throws Exception {
        String key = FakeShop.key(shop.open());
        assertThat(publish("name=" + key + "&type=live&x=" + "y".repeat(1 << 20))
                        .statusCode())
                .isEqualTo(413);
        HttpRequest unannounced = request("publish?s=" + RtmpNginx.SECRET)
                .POST(BodyPublishers.fromPublisher(BodyPublishers.ofString("app=live&x=" + "y".repeat(100_000))))
                .build();
        assertThat(client.send(unannounced, BodyHandlers.ofString()).statusCode())
                .isEqualTo(413);
    }

    @Test
    void publishWhenConnectionHasNoNumberRefuses() throws Exception {
        String key = FakeShop.key(shop.open());
        for (String number : List.of("", "clientid=&", "clientid=-1&", "clientid=1%20&")) {
            String body = "app=live&addr=192.0.2.7&" + number + "call=publish&name=" + key + "&type=live&clientid=5";
            assertThat(post("publish?s=" + RtmpNginx.SECRET, body).statusCode())
                    .as(number)
                    .isEqualTo(400);
        }
    }

    @Test
    void callWhenSecretIsMissingOrWrongIsForbidden() throws Exception {
        ChannelView channel = shop.open();
        String body = body("name=" + FakeShop.key(channel) + "&type=live");
        for (String query : List.of(
                "",
                "?",
                "?s=",
                "?s=wrong",
                "?s=" + RtmpNginx.SECRET + "x",
                "?S=" + RtmpNginx.SECRET,
                "?s=wrong&s=" + RtmpNginx.SECRET)) {
            for (String call : List.of("publish", "publish_done", "done", "disconnect", "play")) {
                assertThat(post(call + query, body + "&s=" + RtmpNginx.SECRET).statusCode())
                        .as(call + query)
                        .isEqualTo(403);
            }
        }
        assertThat(sessions.openOf(channel.id())).isEmpty();
    }

    @Test
    void callWhenForwardedIsForbidden() throws Exception {
        String body = body("name=" + FakeShop.key(shop.open()) + "&type=live");
        for (String header : List.of("Forwarded", "X-Real-IP", "X-Forwarded-Proto", "x-forwarded-host")) {
            for (String value : List.of("127.0.0.1", "203.0.113.9")) {
                HttpRequest request = request("publish?s=" + RtmpNginx.SECRET)
                        .header(header, value)
                        .POST(BodyPublishers.ofString(body))
                        .build();
                assertThat(client.send(request, BodyHandlers.ofString()).statusCode())
                        .as(header + ": " + value)
                        .isEqualTo(403);
            }
        }
    }

    @Test
    void callWhenForwardedForAnotherAddressIsForbidden() throws Exception {
        HttpRequest request = request("publish?s=" + RtmpNginx.SECRET)
                .header("X-Forwarded-For", "203.0.113.9")
                .POST(BodyPublishers.ofString(body("name=" + FakeShop.key(shop.open()) + "&type=live")))
                .build();
        assertThat(client.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(403);
    }

    @Test
    void playWhenPlayerIsElsewhereIsForbidden() throws Exception {
        for (String address : List.of("203.0.113.9", "", "127.0.0.1.example.com", "127.0.0.1 ", "localhost")) {
            assertThat(play(address)).as(address).isEqualTo(403);
        }
        assertThat(play("127.0.0.1")).isEqualTo(200);
        assertThat(play("%3a%3a1")).isEqualTo(200);
    }

    @Test
    void doneWhenItComesBeforeTheVerdictLeavesNoSession() throws Exception {
        ChannelView channel = shop.open();
        long connection = CLIENTS.incrementAndGet();
        assertThat(call("publish_done", connection, "name=x")).isEqualTo(200);
        assertThat(call("done", connection, "name=x")).isEqualTo(200);
        assertThat(call("publish", connection, "name=" + FakeShop.key(channel) + "&type=live"))
                .isEqualTo(403);
        assertThat(sessions.openOf(channel.id())).isEmpty();
    }

    @Test
    void doneWhenItIsOfARefusedDuplicateLeavesTheLiveSession() throws Exception {
        ChannelView channel = shop.open();
        String key = "name=" + FakeShop.key(channel) + "&type=live";
        long first = CLIENTS.incrementAndGet();
        long second = CLIENTS.incrementAndGet();
        assertThat(call("publish", first, key)).isEqualTo(302);
        assertThat(call("publish", second, key)).isEqualTo(403);
        for (String event : List.of("publish_done", "done", "disconnect", "disconnect", "done")) {
            assertThat(call(event, second, key)).isEqualTo(200);
        }
        assertThat(sessions.openOf(channel.id()).orElseThrow().connection().clientId())
                .isEqualTo(first);
        for (String event : List.of("disconnect", "done", "publish_done")) {
            assertThat(call(event, first, key)).isEqualTo(200);
        }
        assertThat(sessions.openOf(channel.id())).isEmpty();
    }

    @Test
    void publishWhenChannelIsBannedRefuses() throws Exception {
        ChannelView channel = shop.open();
        shop.ban(channel.id(), "Sells what is forbidden", null);
        assertThat(publish("name=" + FakeShop.key(channel) + "&type=live").statusCode())
                .isEqualTo(403);
        assertThat(publish("name=" + FakeShop.replacedKey(channel) + "&type=live")
                        .statusCode())
                .isEqualTo(403);
        assertThat(signals.refused(channel.id()))
                .extracting(RefusedPublish::code)
                .containsExactly("refused.key.replaced", "refused.channel.banned");
    }

    @Test
    void publishWhenBroadcastRefusesTellsItsReason() throws Exception {
        ChannelView channel = shop.open();
        sessions.refusals.put(channel.id(), "refused.broadcast.ended");
        assertThat(publish("name=" + FakeShop.key(channel) + "&type=live").statusCode())
                .isEqualTo(403);
        assertThat(signals.refused(channel.id()))
                .extracting(RefusedPublish::code)
                .containsExactly("refused.broadcast.ended");
    }

    @Test
    void getWhenTriedIsNotAllowed() throws Exception {
        HttpRequest get = request("publish?s=" + RtmpNginx.SECRET).GET().build();
        assertThat(client.send(get, BodyHandlers.ofString()).statusCode()).isEqualTo(405);
    }

    private int play(String address) throws IOException, InterruptedException {
        return post(
                        "play?s=" + RtmpNginx.SECRET,
                        "app=live&addr=" + address + "&clientid=" + CLIENTS.incrementAndGet()
                                + "&call=play&name=x&start=4294965296&duration=0&reset=0&addr=127.0.0.1")
                .statusCode();
    }

    private HttpResponse<String> publish(String rest) throws IOException, InterruptedException {
        return post("publish?s=" + RtmpNginx.SECRET, body(rest));
    }

    private int call(String call, long connection, String rest) throws IOException, InterruptedException {
        String body = "app=live&flashver=x&swfurl=&tcurl=&pageurl=&addr=192.0.2.7&clientid=" + connection + "&call="
                + call + "&" + rest;
        return post(call + "?s=" + RtmpNginx.SECRET, body).statusCode();
    }

    private static String body(String rest) {
        return "app=live&flashver=x&swfurl=&tcurl=&pageurl=&addr=192.0.2.7&clientid=" + CLIENTS.incrementAndGet()
                + "&call=publish&" + rest;
    }

    private HttpResponse<String> post(String path, String body) throws IOException, InterruptedException {
        return client.send(request(path).POST(BodyPublishers.ofString(body)).build(), BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/rtmp/" + path))
                .version(HttpClient.Version.HTTP_1_1)
                .header("Content-Type", "application/x-www-form-urlencoded");
    }
}
