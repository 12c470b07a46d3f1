package io.vitrine;

import static org.assertj.core.api.Assertions.assertThat;

import io.vitrine.support.AsRoot;
import io.vitrine.support.Browser;
import io.vitrine.support.OnAir;
import io.vitrine.support.RunningVitrine;
import io.vitrine.support.Shop;
import io.vitrine.support.Site;
import io.vitrine.support.SmallDisk;
import io.vitrine.support.Viewer;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Takes the disk away from a whole system that is on air. */
class StorageFaultTests {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String DATABASE = "database";
    private static final String MEDIA = "media";

    @Test
    void viewersGoOnWatchingWhenTheDatabaseBecomesReadOnlyAndAllWorksOnceItIsNot() throws Exception {
        try (RunningVitrine vitrine = RunningVitrine.with().start();
                Frozen database = new Frozen(vitrine.data().resolve(DATABASE))) {
            databaseFails(vitrine, database::freeze, database::thaw);
        }
    }

    @Test
    void viewersGoOnWatchingWhenTheDatabaseHasNoRoomAndAllWorksOnceItHas() {
        try (RunningVitrine vitrine =
                RunningVitrine.with().smallDisk(DATABASE, 16).start()) {
            SmallDisk disk = vitrine.smallDisk(DATABASE);
            databaseFails(vitrine, disk::fill, disk::free);
        }
    }

    @Test
    void showLosesItsOldestSegmentsAloneWhenTheDiskIsFullAndGoesOnOnceThereIsRoom() {
        try (RunningVitrine vitrine = RunningVitrine.with().smallDisk(MEDIA, 16).start()) {
            SmallDisk disk = vitrine.smallDisk(MEDIA);
            Shop shop = Shop.open(vitrine);
            try (OnAir waiting = OnAir.begin(vitrine, channel(shop, "Waits"));
                    OnAir show = OnAir.begin(vitrine, channel(shop, "Goes on"))) {
                waiting.publisher().kill9();
                waiting.awaitPhase("INTERRUPTED");
                List<String> kept = waiting.segments();
                Awaitility.await("segments to lose")
                        .atMost(PATIENCE)
                        .until(() -> show.segments().size() > 5);

                disk.fill();
                String oldest = show.segments().get(0);
                Awaitility.await("segment " + oldest + " is given up")
                        .atMost(PATIENCE)
                        .until(() -> !show.segments().contains(oldest));
                show.assertUndisturbed();

                awaitNothingCanBeWritten(disk, show);
                assertThat(show.state().path("phase").asString()).isIn("LIVE", "INTERRUPTED");
                assertThat(show.publisher().isPublishing()).isTrue();

                disk.free();
                show.assertSameShow();
                assertThat(show.publisher().isPublishing()).isTrue();
                assertThat(waiting.segments()).isEqualTo(kept);
                kept.forEach(waiting::load);
            }
        }
    }

    /** Takes every byte that the show gives up, until it has none left to give. */
    private static void awaitNothingCanBeWritten(SmallDisk disk, OnAir show) {
        AtomicLong newest = new AtomicLong(-1);
        Awaitility.await("no segment comes")
                .pollInterval(Duration.ofMillis(50))
                .during(Duration.ofSeconds(4))
                .atMost(PATIENCE)
                .until(() -> {
                    disk.fill();
                    long now = show.newest();
                    return newest.getAndSet(now) == now;
                });
    }

    private static Shop.Channel channel(Shop shop, String name) {
        return shop.channel(name).goesLiveByItself().sourceOnly().open();
    }

    private static void databaseFails(RunningVitrine vitrine, Runnable fail, Runnable repair) {
        Shop shop = Shop.open(vitrine);
        Shop.Channel channel = channel(shop, "Storm");
        try (OnAir show = OnAir.begin(vitrine, channel);
                Browser browser = Browser.start()) {
            Viewer viewer = new Viewer(browser.visitor());
            viewer.page().navigate(vitrine.page(channel.page()).toString());
            viewer.awaitMoving(PATIENCE);

            fail.run();
            Site.Answer refused = Awaitility.await("a page that has to write")
                    .atMost(PATIENCE)
                    .until(() -> openChannel(shop, "Not now"), answer -> answer.status() != 200);
            assertClear(refused);
            assertThat(show.publisher().isPublishing()).isTrue();
            for (int i = 0; i < 5; i++) {
                viewer.awaitMoving(PATIENCE);
                show.awaitProgress();
                assertClearUnlessDone(openChannel(shop, "Not now"));
                for (String path : List.of("/", channel.page(), "/studio")) {
                    assertClearUnlessDone(shop.site().look(path));
                }
            }

            repair.run();
            // Each connection of the pool to the database that was closed may fail once more.
            Awaitility.await("all pages work")
                    .pollInterval(Duration.ofMillis(500))
                    .during(Duration.ofSeconds(5))
                    .atMost(PATIENCE)
                    .until(() -> openChannel(shop, "At last").status() == 200
                            && shop.site().look(channel.page()).status() == 200);
            assertThat(shop.site().get("/studio").body()).contains("At last");
            show.assertUndisturbed();
            viewer.awaitMoving(PATIENCE);
            show.publisher().stop();
            show.awaitPhase("INTERRUPTED");
        }
    }

    /** Sends the form as a browser does: once more if the connection was closed before an answer began. */
    private static Site.Answer openChannel(Shop shop, String name) {
        Map<String, String> form = Map.of("name", name, "latency", "LOW", "reconnectMinutes", "2");
        return Awaitility.await("an answer")
                .pollDelay(Duration.ZERO)
                .ignoreExceptionsInstanceOf(UncheckedIOException.class)
                .atMost(PATIENCE)
                .until(() -> shop.site().submit("/studio/channels", form), Objects::nonNull);
    }

    private static void assertClearUnlessDone(Site.Answer answer) {
        if (answer.status() != 200) {
            assertClear(answer);
        }
    }

    private static void assertClear(Site.Answer answer) {
        assertThat(answer.status()).as(answer.body()).isBetween(500, 599);
        assertThat(answer.body())
                .contains("Something went wrong on our side")
                .doesNotContain("Exception", "at io.vitrine", "org.h2", "jdbc:");
    }

    /** Files that nobody may change, not even root with a file that was open before. */
    private record Frozen(Path folder) implements AutoCloseable {

        void freeze() {
            attribute("+i");
        }

        void thaw() {
            attribute("-i");
        }

        private void attribute(String change) {
            AsRoot.run("chattr", "-R", change, folder);
        }

        @Override
        public void close() {
            thaw();
        }
    }
}
