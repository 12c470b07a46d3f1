package io.vitrine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import io.vitrine.support.Browser;
import io.vitrine.support.OnAir;
import io.vitrine.support.RunningVitrine;
import io.vitrine.support.Shop;
import io.vitrine.support.ShopProgram;
import io.vitrine.support.Site;
import io.vitrine.support.Viewer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Real shows that are not for everybody: who plays them, for how long, and what strangers get. */
class GuardedShowTests {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration SOON = Duration.ofSeconds(30);

    private static final String PLAYED = "() => window.vitrinePlayer.player.address";

    private static RunningVitrine vitrine;

    @AutoClose
    private static Browser browser;

    private static Shop shop;

    @BeforeAll
    static void start() {
        vitrine = RunningVitrine.shared();
        browser = Browser.start();
        shop = Shop.open(vitrine);
    }

    @Test
    void signedShowPlaysOverTheRenewalsOfItsAddressAndOpensForNoStranger() {
        Shop.Channel channel =
                shop.channel("Guarded").goesLiveByItself().sourceOnly().open();
        Shop.Channel other =
                shop.channel("Another").goesLiveByItself().sourceOnly().open();
        try (OnAir show = OnAir.begin(vitrine, channel);
                OnAir another = OnAir.begin(vitrine, other)) {
            String open = show.state().path("playlist").asString();
            Viewer viewer = watch(show);

            become(show, "SIGNED");
            become(another, "SIGNED");

            assertThat(status(open)).isEqualTo(403);
            // The edge gives what it has kept for up to a second.
            await().atMost(SOON).until(() -> show.state().path("playlist").isNull());
            viewer.page().waitForFunction("(open) => window.vitrinePlayer.player.address !== open", open);
            viewer.awaitMoving(SOON);
            // Whoever has just been sent elsewhere has stood still; from here on nobody does.
            viewer.page().evaluate("() => { window.vitrinePlayer.stalls.length = 0; }");

            String first = (String) viewer.page().evaluate(PLAYED);
            String second = awaitAnother(viewer, first);
            String third = awaitAnother(viewer, second);
            viewer.awaitMoving(SOON);
            viewer.page().waitForRequest(request -> request.url().contains(folder(third)), () -> {});
            assertThat(viewer.page().evaluate("() => window.vitrinePlayer.stalls.length"))
                    .isEqualTo(0);
            await().atMost(SOON).untilAsserted(() -> assertThat(body(first)).contains("has expired"));

            watch(show).awaitMoving(SOON);
            assertStrangersGetNothing(show, another);
            assertPreviewPlays(show);
        }
    }

    /** Every file of one show, with the address of another that is on air beside it. */
    private static void assertStrangersGetNothing(OnAir show, OnAir another) {
        String good = playback(show).path("playlist").asString();
        String foreign = playback(another).path("playlist").asString();
        String mixed = folder(good).replaceAll("[^/]+/$", "") + foreign.replaceAll("^/hls/[^/]+/([^/]+/).*$", "$1");
        String segment = new Site(vitrine).get(folder(good) + "source.m3u8").find("(source/\\d+\\.m4s)");
        for (String file : List.of("main.m3u8", "source.m3u8", "source.m3u8?_HLS_msn=1", segment)) {
            assertThat(status(folder(good) + file)).as(file).isIn(200, 408);
            assertThat(body(mixed + file)).as(file).contains("not for this show");
            assertThat(status(mixed + file)).as(file).isEqualTo(403);
            assertThat(status(folder(good).replaceAll("[^/]+/$", "") + file))
                    .as(file)
                    .isEqualTo(403);
        }
    }

    private static void assertPreviewPlays(OnAir show) {
        Page studio = shop.signIn(vitrine, browser.visitor());
        studio.navigate(vitrine.page("/studio/broadcasts/" + show.id()).toString());
        new Viewer(studio).awaitMoving(SOON);
    }

    @Test
    void addressesWhenTakenBackOpenNothingAndViewersGoOnWithOthers() {
        Shop.Channel channel =
                shop.channel("Taken back").goesLiveByItself().sourceOnly().open();
        try (OnAir show = OnAir.begin(vitrine, channel)) {
            become(show, "SIGNED");
            Viewer viewer = watch(show);
            String before = (String) viewer.page().evaluate(PLAYED);

            shop.site().post("/studio/broadcasts/" + show.id() + "/addresses", Map.of());

            assertThat(body(before)).contains("was taken back");
            awaitAnother(viewer, before);
            viewer.awaitMoving(SOON);

            become(show, "SIGNED_IN");
            // An answer for all is kept for a second, and opens nothing any more.
            await().atMost(SOON)
                    .untilAsserted(() ->
                            assertThat(status(channel.page() + "/playback")).isEqualTo(401));
            viewer.page().waitForSelector("text=Sign in to watch");
            viewer.awaitStill(SOON);
            Page member = shop.signIn(vitrine, browser.visitor());
            member.navigate(vitrine.page(channel.page()).toString());
            new Viewer(member).awaitMoving(SOON);

            become(show, "OPEN");
            viewer.awaitMoving(SOON);
            new Viewer(member).awaitMoving(SOON);
        }
    }

    /** As any player of HLS does that follows a redirect: all it needs is relative to where it was sent. */
    @Test
    void playerOfAShopsOwnPageIsLetInWithWhatItsProgramSigned() {
        Shop.Channel channel =
                shop.channel("Members").goesLiveByItself().sourceOnly().open();
        var program = new ShopProgram();
        shop.site().get("/studio/playback-keys");
        String kid = shop.site()
                .post("/studio/playback-keys", Map.of("name", "Members", "pem", program.publicKey()))
                .find("id=\"kid-([a-z0-9]+)\"");
        try (OnAir show = OnAir.begin(vitrine, channel)) {
            become(show, "SIGNED_IN");
            String token = program.token(kid, channel.publicId(), Instant.now().plusSeconds(60));
            String address =
                    vitrine.page("/play/" + channel.publicId() + ".m3u8?token=").toString();

            assertThat(decodedFrames(address + token)).isPositive();
            assertThat(decodedFrames(address + token.substring(1))).isZero();
            assertThat(status(address)).isEqualTo(403);
        }
    }

    /** Of the first that FFmpeg plays. */
    private static long decodedFrames(String address) {
        try {
            Process ffprobe = new ProcessBuilder(
                            "ffprobe",
                            "-v",
                            "quiet",
                            "-select_streams",
                            "v",
                            "-count_frames",
                            "-read_intervals",
                            "%+#60",
                            "-show_entries",
                            "stream=nb_read_frames",
                            "-of",
                            "csv=p=0",
                            address)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String frames = new String(ffprobe.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            assertThat(ffprobe.waitFor(30, TimeUnit.SECONDS)).isTrue();
            return frames.isEmpty()
                    ? 0
                    : Long.parseLong(frames.lines().findFirst().orElseThrow().replace(",", ""));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void become(OnAir show, String policy) {
        String plan = "/studio/broadcasts/" + show.id() + "/plan";
        shop.site().get(plan);
        shop.site().post(plan, Map.of("title", "Not for all", "visibility", "PUBLIC", "playback", policy));
    }

    private static Viewer watch(OnAir show) {
        Page page = browser.visitor();
        page.navigate(vitrine.page(show.channel().page()).toString());
        var viewer = new Viewer(page);
        viewer.awaitMoving(SOON);
        return viewer;
    }

    private static String awaitAnother(Viewer viewer, String before) {
        viewer.page()
                .waitForFunction(
                        "(before) => { const now = window.vitrinePlayer.player.address; return now && now !== before; }",
                        before);
        return (String) viewer.page().evaluate(PLAYED);
    }

    private static JsonNode playback(OnAir show) {
        return JSON.readTree(
                new Site(vitrine).get(show.channel().page() + "/playback").body());
    }

    private static String folder(String playlist) {
        return playlist.substring(0, playlist.lastIndexOf('/') + 1);
    }

    private static int status(String path) {
        return new Site(vitrine).look(path).status();
    }

    private static String body(String path) {
        return new Site(vitrine).look(path).body();
    }
}
