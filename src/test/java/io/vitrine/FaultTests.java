package io.vitrine;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import io.vitrine.support.Browser;
import io.vitrine.support.PictureClock;
import io.vitrine.support.Processes;
import io.vitrine.support.Publisher;
import io.vitrine.support.RunningVitrine;
import io.vitrine.support.Shop;
import io.vitrine.support.Site;
import io.vitrine.support.Viewer;
import java.time.Duration;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Kills parts of a whole system while a viewer watches, and looks at what the viewer sees. */
@SuppressWarnings("NullAway.Init")
class FaultTests {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final JsonMapper JSON = new JsonMapper();

    private static @Nullable RunningVitrine running;
    private static @Nullable Browser browser;
    private static Shop shop;

    private RunningVitrine vitrine;
    private Shop.Channel channel;
    private Publisher publisher;
    private Viewer viewer;
    private String broadcast;

    @BeforeAll
    static void start() {
        running = RunningVitrine.with().start();
        shop = Shop.open(running);
        browser = Browser.start();
    }

    @AfterAll
    static void end() {
        try {
            if (browser != null) {
                browser.close();
            }
        } finally {
            if (running != null) {
                running.close();
            }
        }
    }

    @BeforeEach
    void goOnAir() {
        vitrine = java.util.Objects.requireNonNull(running);
        channel = shop.channel("Faults")
                .goesLiveByItself()
                .sourceOnly()
                .reconnect(Duration.ofMinutes(1))
                .open();
        publisher = Publisher.publish(vitrine.ingest(), channel.key());
        Page page = java.util.Objects.requireNonNull(browser).visitor();
        page.navigate(vitrine.page(channel.page()).toString());
        viewer = new Viewer(page);
        viewer.awaitMoving(PATIENCE);
        broadcast = state().path("id").asString();
    }

    @AfterEach
    void leaveTheAir() {
        viewer.page().close();
        publisher.close();
    }

    @Test
    void viewersResumeWhenFfmpegIsKilled() {
        Processes.kill(vitrine.transcoders());
        long killed = System.currentTimeMillis();
        // What was made a second later cannot have come through the FFmpeg that was killed.
        PictureClock clock = Browser.clock(viewer.page());
        PictureClock.Frame frame = Awaitility.await("a picture made after FFmpeg was killed")
                .pollInSameThread()
                .atMost(PATIENCE)
                .until(
                        () -> clock.frames(killed).frames().stream()
                                .filter(shown -> shown.madeAt() > killed + 1000)
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
        Duration took = Duration.ofMillis((long) frame.shownAt() - killed);
        Viewer.tell("new picture after kill -9 of FFmpeg", took, Duration.ofSeconds(5));
        assertSameShow();
        Awaitility.await().atMost(PATIENCE).until(() -> vitrine.transcoders().size() == 1);
    }

    @Test
    void showGoesOnWhenTheApplicationIsKilledAndStarted() {
        vitrine.kill9();
        viewer.awaitStill(PATIENCE);
        long begin = System.nanoTime();
        vitrine.start();
        viewer.awaitMoving(PATIENCE);
        // Users' JVM has an archive of its classes and takes half the time: the bench called startup holds it to the
        // goal.
        Viewer.tell(
                "picture after the start of a killed application, from its unpacked classes",
                Duration.ofNanos(System.nanoTime() - begin),
                Duration.ofSeconds(10));
        assertThat(publisher.isPublishing()).isTrue();
        assertSameShow();
        Awaitility.await().atMost(PATIENCE).until(() -> vitrine.transcoders().size() == 1);
    }

    @Test
    void showIsInterruptedWhenTheIngestNginxIsKilledAndGoesOnWhenTheEncoderIsBack() {
        long begin = System.nanoTime();
        Processes.kill(vitrine.nginx("ingest"));
        awaitPhase("INTERRUPTED");
        Viewer.tell(
                "INTERRUPTED after kill -9 of the ingest nginx",
                Duration.ofNanos(System.nanoTime() - begin),
                Duration.ofSeconds(6));
        publishAgain();
        viewer.awaitMoving(PATIENCE);
        assertSameShow();
    }

    @Test
    void sameShowGoesOnWhenTheEncoderComesBackInsideTheWindow() {
        publisher.kill9();
        awaitPhase("INTERRUPTED");
        // Twenty seconds without a signal, as a seller's router takes to restart.
        Awaitility.await().during(Duration.ofSeconds(20)).atMost(PATIENCE).until(() -> phase().equals("INTERRUPTED"));
        publishAgain();
        viewer.awaitMoving(PATIENCE);
        assertSameShow();
    }

    /** An encoder tries until it is let in. */
    private void publishAgain() {
        publisher.close();
        Awaitility.await().atMost(PATIENCE).pollDelay(Duration.ZERO).until(() -> {
            publisher = Publisher.publish(vitrine.ingest(), channel.key());
            Awaitility.await().pollDelay(Duration.ofSeconds(1)).until(() -> true);
            return publisher.isPublishing();
        });
    }

    private void assertSameShow() {
        awaitPhase("LIVE");
        assertThat(state().path("id").asString()).isEqualTo(broadcast);
    }

    private void awaitPhase(String phase) {
        Awaitility.await(phase)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(100))
                .atMost(PATIENCE)
                .until(() -> phase().equals(phase));
    }

    private String phase() {
        return state().path("phase").asString();
    }

    private JsonNode state() {
        return JSON.readTree(new Site(vitrine).get(channel.page() + "/state").body());
    }
}
