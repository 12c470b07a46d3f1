package io.vitrine;

import static org.assertj.core.api.Assertions.assertThat;

import io.vitrine.support.CallbackClient;
import io.vitrine.support.CallbackClient.Answer;
import io.vitrine.support.OnAir;
import io.vitrine.support.Publisher;
import io.vitrine.support.RunningVitrine;
import io.vitrine.support.Shop;
import io.vitrine.support.Site;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Sends a running system what no honest encoder sends, while another channel's show is on air. */
class CallbackFaultTests {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String STRANGE_KEY = "zzzz-yyyy-xxxx-wwww-vvvv-uuuu-tttt-ssss";

    /** Numbers of connections that nginx does not reach meanwhile. */
    private static final AtomicLong CONNECTIONS = new AtomicLong(1_000_000);

    @AutoClose
    private static OnAir show;

    @AutoClose
    private static RunningVitrine vitrine;

    private static Shop shop;
    private static String secret;

    private Shop.Channel channel;

    @BeforeAll
    static void start() throws IOException {
        vitrine = RunningVitrine.with().start();
        shop = Shop.open(vitrine);
        secret = Files.readString(vitrine.data().resolve("secrets/callback")).strip();
        show = OnAir.begin(
                vitrine, shop.channel("Calm").goesLiveByItself().sourceOnly().open());
    }

    @BeforeEach
    void openChannel() {
        channel = shop.channel("Rough").goesLiveByItself().sourceOnly().open();
    }

    @AfterEach
    void allIsWell() throws IOException {
        show.assertUndisturbed();
        new Site(vitrine).get("/");
        assertThat(Files.readString(vitrine.log())).doesNotContain(" ERROR ", "Exception");
    }

    @Test
    void firstKeyCountsWhenAnEncoderSendsTwo() {
        assertRefused(channel.publicId() + "?key=" + STRANGE_KEY + "&key=" + channel.key());
        assertThat(phase()).isEqualTo("NONE");
        try (Publisher publisher = Publisher.publish(
                vitrine.ingest(), channel.publicId() + "?key=" + channel.key() + "&key=" + STRANGE_KEY)) {
            awaitPhase("LIVE");
            assertThat(publisher.isPublishing()).isTrue();
        }
    }

    @Test
    void whatNginxTellsCountsWhenAnEncoderSendsTheSameNames() {
        String others = "&name=" + show.channel().publicId() + "&clientid=1&addr=203.0.113.9&call=done&app=other";
        try (Publisher publisher =
                Publisher.publish(vitrine.ingest(), channel.publicId() + "?key=" + channel.key() + others)) {
            awaitPhase("LIVE");
            assertThat(publisher.isPublishing()).isTrue();
        }
    }

    @Test
    void firstValueCountsWhenACallRepeatsItsOwn() throws Exception {
        long connection = CONNECTIONS.incrementAndGet();
        String twice =
                "name=" + channel.key() + "&type=live&name=" + show.channel().key();
        Answer answer = call("publish", body(connection, twice));
        assertThat(answer.status()).isEqualTo(302);
        assertThat(answer.headers()).containsEntry("location", channel.publicId());
        call("publish_done", body(connection, "name=x"));
    }

    @Test
    void keyWithLineBreaksIsRefused() throws Exception {
        for (String lines : List.of("%0d%0aLocation:%20x", "%0aX-Injected:%201%0d%0a%0d%0a", "%00", "%250d%250a")) {
            assertCallIsRefused("name=" + channel.key() + lines + "&type=live");
            assertCallIsRefused("name=" + channel.publicId() + "&type=live&key=" + channel.key() + lines);
            assertRefused(channel.publicId() + "?key=" + channel.key() + lines);
        }
        for (String lines : List.of("\r\nLocation: x", "\nX-Injected: 1\r\n\r\n")) {
            assertCallIsRefused("name=" + channel.key() + lines + "&type=live");
            assertCallIsRefused("name=" + channel.publicId() + "&type=live&key=" + channel.key() + lines);
            assertRefused(channel.publicId() + "?key=" + channel.key() + lines);
            assertRefused(channel.key() + lines);
        }
        assertThat(phase()).isEqualTo("NONE");
    }

    @Test
    void keyThatIsAPathIsRefused() throws Exception {
        String victim = show.channel().publicId();
        for (String path : List.of("../" + victim, "../../etc/passwd", "..%2f" + victim, victim + "/../" + victim)) {
            assertCallIsRefused("name=" + path + "&type=live");
            assertCallIsRefused("name=" + channel.publicId() + "&type=live&key=" + path);
            assertRefused(path);
            assertRefused(channel.publicId() + "?key=" + path);
        }
        assertThat(shop.site().get("/studio/channels/" + channel.publicId()).body())
                .contains("The stream key does not belong to this channel.");
    }

    @Test
    void addressThatCannotBeDecodedIsRefusedWithoutAStackTrace() throws Exception {
        for (String port : List.of("" + vitrine.httpPort(), "" + vitrine.appPort())) {
            try (Socket socket = new Socket("127.0.0.1", Integer.parseInt(port))) {
                socket.getOutputStream()
                        .write("GET /live/%ff HTTP/1.1\r\nHost: shop.example.com\r\nConnection: close\r\n\r\n"
                                .getBytes(StandardCharsets.US_ASCII));
                assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                        .startsWith("HTTP/1.1 400");
            }
        }
        assertThat(Files.readString(vitrine.log())).doesNotContain("NullPointerException");
    }

    @Test
    void bodyOfAMegabyteIsRefused() throws Exception {
        String pad = "&pad=" + "x".repeat(1 << 20);
        long connection = CONNECTIONS.incrementAndGet();
        String body = body(connection, "name=" + channel.key() + "&type=live" + pad);
        assertThat(call("publish", body).status()).isEqualTo(413);
        assertThat(phase()).isEqualTo("NONE");
    }

    private void assertCallIsRefused(String rest) throws IOException {
        long connection = CONNECTIONS.incrementAndGet();
        Answer answer = call("publish", body(connection, rest));
        assertThat(answer.status()).as(rest).isEqualTo(403);
        assertThat(answer.headers()).as(rest).doesNotContainKeys("location", "x-injected");
        assertThat(answer.body()).as(rest).isEmpty();
    }

    private static void assertRefused(String key) {
        try (Publisher refused = Publisher.publish(vitrine.ingest(), key)) {
            assertThat(refused.awaitEnd(PATIENCE)).isTrue();
        }
    }

    private void awaitPhase(String phase) {
        Awaitility.await(phase).atMost(PATIENCE).until(() -> phase().equals(phase));
    }

    private String phase() {
        return new Site(vitrine).get(channel.page() + "/state").body().replaceAll(".*\"phase\":\"([A-Z]+)\".*", "$1");
    }

    private static String body(long connection, String rest) {
        return "app=live&flashver=x&swfurl=&tcurl=&pageurl=&addr=192.0.2.7&clientid=" + connection + "&call=publish&"
                + rest;
    }

    private static Answer call(String call, String body) throws IOException {
        return new CallbackClient(vitrine.data().resolve("nginx/ingest/callbacks"))
                .post("/" + call + "?s=" + secret, body);
    }
}
