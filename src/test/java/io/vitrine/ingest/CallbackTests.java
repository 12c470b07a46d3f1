package io.vitrine.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.vitrine.channels.ChannelView;
import io.vitrine.ingest.Signals.RefusedPublish;
import io.vitrine.support.CallbackClient;
import io.vitrine.support.CallbackClient.Answer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

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
    private Connections connections;

    @Autowired
    private Signals signals;

    @Autowired
    private RtmpNginx nginx;

    @BeforeAll
    void start() {
        nginx.start();
    }

    @Test
    void publishWhenKeyIsRightRedirectsToBarePublicIdAndCloses() throws Exception {
        ChannelView channel = shop.open();
        Answer answer = publish("name=" + FakeShop.key(channel) + "&type=live");
        assertThat(answer.status()).isEqualTo(302);
        assertThat(answer.headers())
                .containsEntry("location", channel.publicId().value());
        assertThat(answer.headers()).containsEntry("connection", "close");
        assertThat(answer.body()).isEmpty();
    }

    @Test
    void publishWhenParametersAreDuplicatedGoesByTheFirst() throws Exception {
        ChannelView mine = shop.open();
        ChannelView other = shop.open();
        Answer answer = publish("name=" + FakeShop.key(mine) + "&type=live&name=" + FakeShop.key(other)
                + "&addr=203.0.113.9&clientid=1&call=done&app=x&key=" + FakeShop.key(other));
        assertThat(answer.headers()).containsEntry("location", mine.publicId().value());
        assertThat(sessions.openOf(other.id())).isEmpty();
        assertThat(sessions.openOf(mine.id()).orElseThrow().connection().address())
                .isEqualTo("192.0.2.7");
    }

    @Test
    void publishWhenChannelIsNamedTakesFirstKeyOfArguments() throws Exception {
        ChannelView channel = shop.open();
        String named = "name=" + channel.publicId() + "&type=live";
        assertThat(publish(named + "&key=wrong&key=" + FakeShop.key(channel)).status())
                .isEqualTo(403);
        assertThat(publish(named).status()).isEqualTo(403);
        assertThat(publish(named + "&key=" + FakeShop.key(channel) + "&key=wrong")
                        .status())
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
            Answer answer = publish("name=" + name + "&type=live");
            assertThat(answer.status()).as(name).isEqualTo(403);
            assertThat(answer.headers()).doesNotContainKey("location");
        }
    }

    @Test
    void publishWhenEncoderNamesItselfWithControlCharactersKeepsNoneOfThem() throws Exception {
        ChannelView channel = shop.open();
        String body = "app=live&flashver=a%0d%0ab%1b%5b31m&tcurl=&addr=192.0.2.7%0aINFO&clientid="
                + CLIENTS.incrementAndGet() + "&call=publish&name=" + FakeShop.key(channel) + "&type=live";
        assertThat(post("publish?s=" + RtmpNginx.SECRET, body).status()).isEqualTo(302);
        assertThat(sessions.openOf(channel.id()).orElseThrow().connection())
                .matches(connection -> connection.encoder().equals("ab[31m"))
                .matches(connection -> connection.address().equals("192.0.2.7INFO"));
    }

    @Test
    void publishWhenBodyIsTooLongRefuses() throws Exception {
        String key = FakeShop.key(shop.open());
        assertThat(publish("name=" + key + "&type=live&x=" + "y".repeat(1 << 20))
                        .status())
                .isEqualTo(413);
        assertThat(client().send("POST /publish?s=" + RtmpNginx.SECRET + " HTTP/1.0\r\n\r\n" + body("name=" + key))
                        .status())
                .as("of a length that is not told")
                .isEqualTo(400);
        assertThat(client().send("POST /publish?s=" + RtmpNginx.SECRET + " HTTP/1.0\r\nX: " + "y".repeat(1 << 20))
                        .status())
                .as("a head without an end")
                .isEqualTo(413);
    }

    @Test
    void publishWhenItComesInPiecesIsAnswered() throws Exception {
        ChannelView channel = shop.open();
        String body = body("name=" + FakeShop.key(channel) + "&type=live");
        String request = "POST /publish?s=" + RtmpNginx.SECRET + " HTTP/1.0\r\ncontent-length: " + body.length()
                + "\r\n\r\n" + body;
        try (SocketChannel slow = SocketChannel.open(
                UnixDomainSocketAddress.of(nginx.callbackSocket().orElseThrow()))) {
            for (String piece : List.of(request.substring(0, 30), request.substring(30, 90), request.substring(90))) {
                slow.write(ByteBuffer.wrap(piece.getBytes(StandardCharsets.UTF_8)));
                // Others are not kept waiting by it.
                assertThat(play("127.0.0.1")).isEqualTo(200);
            }
            ByteBuffer answer = ByteBuffer.allocate(1024);
            slow.read(answer);
            assertThat(new String(answer.array(), StandardCharsets.US_ASCII)).startsWith("HTTP/1.0 302 ");
        }
    }

    @Test
    void publishWhenConnectionHasNoNumberRefuses() throws Exception {
        String key = FakeShop.key(shop.open());
        for (String number : List.of("", "clientid=&", "clientid=-1&", "clientid=1%20&")) {
            String body = "app=live&addr=192.0.2.7&" + number + "call=publish&name=" + key + "&type=live&clientid=5";
            assertThat(post("publish?s=" + RtmpNginx.SECRET, body).status())
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
            for (String call : List.of("publish", "publish_done", "disconnect", "play")) {
                assertThat(post(call + query, body + "&s=" + RtmpNginx.SECRET).status())
                        .as(call + query)
                        .isEqualTo(403);
            }
        }
        assertThat(sessions.openOf(channel.id())).isEmpty();
    }

    @Test
    void callWhenItIsNoHttpOrForAnotherAddressIsRefused() throws Exception {
        assertThat(client().send("\r\n\r\n").status()).isEqualTo(400);
        assertThat(client().send("POST\r\n\r\n").status()).isEqualTo(400);
        assertThat(client().send("POST /publish HTTP/1.0\r\nContent-Length: 99999999999\r\n\r\n")
                        .status())
                .isEqualTo(403);
        assertThat(post("update?s=" + RtmpNginx.SECRET, body("name=x")).status())
                .isEqualTo(404);
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
        for (String event : List.of("publish_done", "disconnect", "disconnect", "publish_done")) {
            assertThat(call(event, second, key)).isEqualTo(200);
        }
        assertThat(sessions.openOf(channel.id()).orElseThrow().connection().clientId())
                .isEqualTo(first);
        for (String event : List.of("disconnect", "publish_done")) {
            assertThat(call(event, first, key)).isEqualTo(200);
        }
        assertThat(sessions.openOf(channel.id())).isEmpty();
    }

    @Test
    void publishWhenTheHolderHasLeftButThatIsNotWrittenYetTakesItsPlace() throws Exception {
        ChannelView channel = shop.open();
        String key = "name=" + FakeShop.key(channel) + "&type=live";
        long first = CLIENTS.incrementAndGet();
        long second = CLIENTS.incrementAndGet();
        assertThat(call("publish", first, key)).isEqualTo(302);
        var writing = new CompletableFuture<Void>();
        sessions.departures = writing;
        try {
            var departure = CompletableFuture.supplyAsync(() -> tell("publish_done", first));
            Awaitility.await()
                    .until(() -> connections.isOver(
                            new ConnectionKey(nginx.ingestBoot().orElseThrow(), first)));
            assertThat(call("publish", second, key)).isEqualTo(302);
            writing.complete(null);
            assertThat(departure).succeedsWithin(Duration.ofSeconds(10)).isEqualTo(200);
        } finally {
            writing.complete(null);
        }
        assertThat(sessions.openOf(channel.id()).orElseThrow().connection().clientId())
                .isEqualTo(second);
    }

    @Test
    void publishWhenChannelIsBannedRefuses() throws Exception {
        ChannelView channel = shop.open();
        shop.ban(channel.id(), "Sells what is forbidden", null);
        assertThat(publish("name=" + FakeShop.key(channel) + "&type=live").status())
                .isEqualTo(403);
        assertThat(publish("name=" + FakeShop.replacedKey(channel) + "&type=live")
                        .status())
                .isEqualTo(403);
        assertThat(signals.refused(channel.id()))
                .extracting(RefusedPublish::code)
                .containsExactly("refused.key.replaced", "refused.channel.banned");
    }

    @Test
    void publishWhenBroadcastRefusesTellsItsReason() throws Exception {
        ChannelView channel = shop.open();
        sessions.refusals.put(channel.id(), "refused.broadcast.ended");
        assertThat(publish("name=" + FakeShop.key(channel) + "&type=live").status())
                .isEqualTo(403);
        assertThat(signals.refused(channel.id()))
                .extracting(RefusedPublish::code)
                .containsExactly("refused.broadcast.ended");
    }

    @Test
    void getWhenTriedIsNotAllowed() throws Exception {
        assertThat(client().send("GET /publish?s=" + RtmpNginx.SECRET + " HTTP/1.0\r\n\r\n")
                        .status())
                .isEqualTo(405);
    }

    private int play(String address) throws IOException {
        return post(
                        "play?s=" + RtmpNginx.SECRET,
                        "app=live&addr=" + address + "&clientid=" + CLIENTS.incrementAndGet()
                                + "&call=play&name=x&start=4294965296&duration=0&reset=0&addr=127.0.0.1")
                .status();
    }

    private Answer publish(String rest) throws IOException {
        return post("publish?s=" + RtmpNginx.SECRET, body(rest));
    }

    private int call(String call, long connection, String rest) throws IOException {
        String body = "app=live&flashver=x&swfurl=&tcurl=&pageurl=&addr=192.0.2.7&clientid=" + connection + "&call="
                + call + "&" + rest;
        return post(call + "?s=" + RtmpNginx.SECRET, body).status();
    }

    private int tell(String call, long connection) {
        try {
            return call(call, connection, "name=x");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String body(String rest) {
        return "app=live&flashver=x&swfurl=&tcurl=&pageurl=&addr=192.0.2.7&clientid=" + CLIENTS.incrementAndGet()
                + "&call=publish&" + rest;
    }

    private Answer post(String call, String body) throws IOException {
        return client().post("/" + call, body);
    }

    private CallbackClient client() {
        return new CallbackClient(nginx.callbackSocket().orElseThrow());
    }
}
