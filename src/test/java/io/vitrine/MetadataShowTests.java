package io.vitrine;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import io.lindstrom.m3u8.model.DateRange;
import io.lindstrom.m3u8.parser.MediaPlaylistParser;
import io.vitrine.support.Browser;
import io.vitrine.support.OnAir;
import io.vitrine.support.RunningVitrine;
import io.vitrine.support.Shop;
import io.vitrine.support.Site;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Has a shop's own program send events during a real show, and looks at what pages and foreign players make of them. */
class MetadataShowTests {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration SOON = Duration.ofSeconds(30);

    /** What the playlist has told so far, by class: it moves on, and the parser knows one range of a segment. */
    private static final Map<String, DateRange> SEEN = new ConcurrentHashMap<>();

    /** A page of somebody else: hls.js as it is, and a list of what its playlists have told. */
    private static final String PLAIN_PLAYER = "<!DOCTYPE html><title>Plain</title><video muted></video>";

    private static RunningVitrine vitrine;

    @AutoClose
    private static Browser browser;

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private static Shop shop;

    @BeforeAll
    static void start() {
        vitrine = RunningVitrine.shared();
        browser = Browser.start();
        shop = Shop.open(vitrine);
    }

    @Test
    void eventsWhenSentByAProgramReachPagesForeignPlayersAndTheLogOnce() throws Exception {
        String product = shop.offer("Moon jar", "Moon jar", 12);
        Shop.Channel channel =
                shop.channel("Open log").goesLiveByItself().sourceOnly().open();
        try (OnAir show = OnAir.begin(vitrine, channel)) {
            Page viewer = browser.visitor();
            int[] feeds = {0};
            viewer.onRequest(request -> feeds[0] += request.resourceType().equals("eventsource") ? 1 : 0);
            viewer.navigate(vitrine.page(channel.page()).toString());
            viewer.evaluate("() => { window.heard = [];"
                    + " document.addEventListener('vitrine:metadata', ({ detail }) => window.heard.push(detail)); }");
            viewer.waitForFunction("() => window.vitrinePlayer.video.currentTime > 1");
            Page foreign = foreignPlayer(show);
            Site seller = shop.site();
            String desk = "/studio/broadcasts/" + show.id() + "/desk";
            seller.get("/studio/tokens");
            String token = seller.post(
                            "/studio/tokens",
                            Map.of("name", "Score", "scopes", "EVENTS_READ,EVENTS_WRITE", "life", "WEEK"))
                    .find("(vitrine_[a-z2-7]{32})");

            assertThat(send(show, token, "{\"name\":\"score\",\"payload\":{\"home\":2,\"said\":\"\\\"<b>가\"}}", "one")
                            .statusCode())
                    .isEqualTo(201);
            assertThat(send(show, token, "{\"name\":\"score\",\"payload\":{\"home\":2,\"said\":\"\\\"<b>가\"}}", "one")
                            .headers()
                            .firstValue("Idempotent-Replayed"))
                    .hasValue("true");
            assertThat(send(show, token, "{\"name\":\"bell\",\"sync\":\"NOW\",\"payload\":{}}", "two")
                            .statusCode())
                    .isEqualTo(201);
            seller.post(desk + "/lineup", Map.of("product", product, "act", "add"));
            // Each in a segment of its own, of which the parser knows one range.
            show.awaitProgress();
            seller.post(desk + "/pins", Map.of("product", product));
            show.awaitProgress();
            seller.post(desk + "/notices", Map.of("kind", "FIXED", "text", "Free \"delivery\""));
            show.awaitProgress();
            dropACoupon(seller, desk);
            show.awaitProgress();
            seller.post(desk + "/pins", Map.of("slot", "1"));

            viewer.waitForFunction("() => window.heard.length === 2");
            assertThat(viewer.evaluate("() => window.heard.map(({ name }) => name).sort().join()"))
                    .isEqualTo("bell,score");
            assertThat(viewer.evaluate("() => window.heard.find(({ name }) => name === 'score').payload.said"))
                    .isEqualTo("\"<b>가");
            TreeSet<String> kinds = new TreeSet<>(List.of("lc.custom", "lc.pin", "lc.unpin", "lc.notice", "lc.coupon"));
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(ranges(show).keySet()).containsAll(kinds));
            foreign.waitForFunction(
                    "(kinds) => kinds.every((kind) => window.told.some((one) => one.kind === kind))",
                    List.copyOf(kinds));
            assertThat(foreign.evaluate("() => window.told.filter(({ kind }) => kind === 'lc.custom').length"))
                    .isEqualTo(1);
            assertThat(foreign.evaluate("() => window.told.find(({ kind }) => kind === 'lc.notice').payload.text"))
                    .isEqualTo("Free \"delivery\"");
            assertThat(foreign.evaluate("() => window.cues > 0")).isEqualTo(true);

            JsonNode log = read(show, token);
            assertThat(log.path("items")
                            .valueStream()
                            .map(event -> event.path("seq").asLong()))
                    .isEqualTo(LongStream.rangeClosed(1, log.path("items").size())
                            .boxed()
                            .toList());
            assertThat(log.path("items")
                            .valueStream()
                            .filter(event -> event.path("type").asString().equals("custom")))
                    .hasSize(2);
            assertThat(feeds[0])
                    .as("connections for events that the page has opened")
                    .isEqualTo(1);
            show.assertUndisturbed();
        }
    }

    /** A page that was offline while a program sent is told all of it afterwards, once and in order. */
    @Test
    void eventsWhenAPageWasOfflineAreToldAfterwards() throws Exception {
        Shop.Channel channel =
                shop.channel("Away log").goesLiveByItself().sourceOnly().open();
        try (OnAir show = OnAir.begin(vitrine, channel)) {
            Page viewer = browser.visitor();
            viewer.navigate(vitrine.page(channel.page()).toString());
            viewer.evaluate("() => { window.heard = []; document.addEventListener('vitrine:metadata', ({ detail }) =>"
                    + " window.heard.push(detail.payload.n)); }");
            viewer.waitForFunction("() => window.vitrinePlayer.video.currentTime > 1");
            shop.site().get("/studio/tokens");
            String token = shop.site()
                    .post("/studio/tokens", Map.of("name", "Away", "scopes", "EVENTS_WRITE", "life", "WEEK"))
                    .find("(vitrine_[a-z2-7]{32})");
            send(show, token, "{\"name\":\"n\",\"payload\":{\"n\":0}}", "n0");
            viewer.waitForFunction("() => window.heard.length === 1");
            viewer.context().setOffline(true);
            for (int i = 1; i <= 12; i++) {
                assertThat(send(show, token, "{\"name\":\"n\",\"payload\":{\"n\":" + i + "}}", "n" + i)
                                .statusCode())
                        .isEqualTo(201);
                viewer.waitForTimeout(2_500);
            }
            viewer.context().setOffline(false);
            viewer.waitForFunction("() => window.heard.length >= 13");
            assertThat(viewer.evaluate("() => window.heard.join()")).isEqualTo("0,1,2,3,4,5,6,7,8,9,10,11,12");
        }
    }

    private static void dropACoupon(Site seller, String desk) {
        seller.get("/studio/coupons/new");
        String coupon = seller.post(
                        "/studio/coupons",
                        Map.of(
                                "title", "Hello", "kind", "FIXED", "amount", "1000", "least", "0", "total", "9",
                                "hours", "24"))
                .find("/studio/coupons/([a-z2-7]{16})/revoke");
        seller.post(desk + "/coupons", Map.of("coupon", coupon, "act", "drop"));
    }

    /** What plain hls.js tells of the playlists, on a page that is not ours. */
    private static Page foreignPlayer(OnAir show) {
        Page page = browser.visitor();
        page.route(
                "**/plain",
                route -> route.fulfill(
                        new Route.FulfillOptions().setContentType("text/html").setBody(PLAIN_PLAYER)));
        page.navigate(vitrine.page("/plain").toString());
        page.addScriptTag(new Page.AddScriptTagOptions().setPath(Path.of("node_modules/hls.js/dist/hls.min.js")));
        page.evaluate(
                "(address) => { window.told = []; window.cues = 0; const video = document.querySelector('video');"
                        + " const read = (base64) => JSON.parse(new TextDecoder().decode(   Uint8Array.from(atob(base64),"
                        + " (byte) => byte.charCodeAt(0)))); const hls = new Hls(); hls.loadSource(address);"
                        + " hls.attachMedia(video); video.play(); hls.on(Hls.Events.LEVEL_UPDATED, (event, { details }) =>"
                        + " {   for (const range of Object.values(details.dateRanges)) {     if (window.told.some(({ id })"
                        + " => id === range.id)) continue;     window.told.push({ id: range.id, kind: range.class, at:"
                        + " range.startDate.toISOString(),       payload: read(range.attr['X-LC-PAYLOAD']) });   }   for"
                        + " (const track of video.textTracks) window.cues = Math.max(window.cues, track.cues?.length ??"
                        + " 0); }); }",
                show.state().path("playlist").asString());
        page.waitForFunction("() => document.querySelector('video').currentTime > 1");
        return page;
    }

    /** What a strict parser finds in the playlist, by class. */
    private static Map<String, DateRange> ranges(OnAir show) throws Exception {
        String playlist = get(show.state().path("playlist").asString().replace("main.m3u8", "source.m3u8"), "");
        new MediaPlaylistParser()
                .readPlaylist(playlist).mediaSegments().stream()
                        .flatMap(segment -> segment.dateRange().stream())
                        .forEach(range -> {
                            String payload = range.clientAttributes().get("X-LC-PAYLOAD");
                            assertThat(JSON.readTree(Base64.getDecoder().decode(payload))
                                            .isObject())
                                    .isTrue();
                            SEEN.put(range.classAttribute().orElseThrow(), range);
                        });
        return SEEN;
    }

    private static JsonNode read(OnAir show, String token) throws Exception {
        return JSON.readTree(get("/api/v1/broadcasts/" + show.id() + "/events?limit=500", "Bearer " + token));
    }

    private static String get(String path, String bearer) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(vitrine.page(path));
        HttpResponse<String> answer = CLIENT.send(
                (bearer.isEmpty() ? request : request.header("Authorization", bearer)).build(),
                BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer.body();
    }

    private static HttpResponse<String> send(OnAir show, String token, String event, String key) throws Exception {
        return CLIENT.send(
                HttpRequest.newBuilder(vitrine.page("/api/v1/broadcasts/" + show.id() + "/events"))
                        .header("Authorization", "Bearer " + token)
                        .header("Content-Type", "application/json")
                        .header("Idempotency-Key", key)
                        .POST(BodyPublishers.ofString(event))
                        .build(),
                BodyHandlers.ofString());
    }
}
