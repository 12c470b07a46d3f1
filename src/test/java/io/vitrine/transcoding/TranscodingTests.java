package io.vitrine.transcoding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vitrine.broadcasts.BroadcastView;
import io.vitrine.broadcasts.Broadcasts;
import io.vitrine.broadcasts.Phase;
import io.vitrine.broadcasts.PhaseChanged;
import io.vitrine.broadcasts.PublishStarted;
import io.vitrine.broadcasts.PublishStopped;
import io.vitrine.channels.Channels;
import io.vitrine.packaging.Packager;
import io.vitrine.packaging.Packager.PlaylistAnswer;
import io.vitrine.packaging.StreamStatus;
import io.vitrine.profiles.Costs;
import io.vitrine.profiles.Encoders;
import io.vitrine.profiles.Profiles;
import io.vitrine.transcoding.TranscodingStatus.State;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.transaction.annotation.EnableTransactionManagement;

class TranscodingTests {

    private static final Duration LIMIT = Duration.ofSeconds(25);
    private static final String[] H264 = {
        "-c:v", "libx264", "-preset", "ultrafast", "-tune", "zerolatency", "-c:a", "aac"
    };

    @TempDir
    Path folder;

    private final TestBroadcasts broadcasts = new TestBroadcasts();

    @SuppressWarnings("NullAway.Init")
    private IngestNginx ingest;

    @SuppressWarnings("NullAway.Init")
    private ConfigurableApplicationContext application;

    @BeforeEach
    void startEverything() throws Exception {
        ingest = new IngestNginx(folder);
        await().atMost(LIMIT).until(() -> ingest.published().isEmpty() && Files.exists(folder.resolve("nginx.pid")));
        startApplication();
    }

    private void startApplication() {
        ApplicationContextInitializer<GenericApplicationContext> beans = context -> {
            context.registerBean(Clock.class, Clock::systemUTC);
            context.registerBean(IngestNginx.class, () -> ingest, definition -> definition.setDestroyMethodName(""));
            context.registerBean(Broadcasts.class, broadcasts::broadcasts);
            context.registerBean(Channels.class, broadcasts::channels);
            context.registerBean(Profiles.class, broadcasts::profiles);
            context.registerBean(Encoders.class, broadcasts::encoders);
            context.registerBean(Costs.class, broadcasts::costs);
        };
        application = new SpringApplicationBuilder(Application.class)
                .initializers(beans)
                .run(
                        "--server.port=0",
                        "--vitrine.data=" + folder,
                        "--vitrine.transcoding.ladders=1",
                        "--logging.level.root=warn",
                        "--spring.main.banner-mode=off");
    }

    @AfterEach
    void stopEverything() {
        try (IngestNginx closed = ingest) {
            assertThat(closed.application()).isEqualTo("live");
            application.close();
        }
        assertThat(ProcessHandle.current().descendants().filter(ProcessHandle::isAlive))
                .noneMatch(child -> child.info().commandLine().orElse("").contains("/packager/"));
    }

    private BroadcastView publish(String... codec) {
        BroadcastView view = broadcasts.publishing();
        ingest.publish(view.channelPublicId().value(), codec);
        application.publishEvent(new PublishStarted(Objects.requireNonNull(view.session()), view));
        return view;
    }

    private Optional<TranscodingStatus> status(BroadcastView view) {
        return application.getBean(Transcodings.class).of(view.id());
    }

    private void awaitState(BroadcastView view, State state) {
        await().atMost(LIMIT)
                .untilAsserted(() ->
                        assertThat(status(view).map(TranscodingStatus::state)).contains(state));
    }

    private void awaitTold(String... calls) {
        await().atMost(LIMIT).untilAsserted(() -> assertThat(broadcasts.told).containsExactly(calls));
    }

    private StreamStatus packaged(BroadcastView view) {
        return application
                .getBean(Packager.class)
                .status(view.mediaId().value())
                .orElseThrow();
    }

    /** The times of its segments' first frames. */
    private List<String> segments(BroadcastView view, String rendition) {
        return application
                .getBean(Packager.class)
                .playlist(view.mediaId().value(), rendition, null, null)
                .toCompletableFuture()
                .orTimeout(LIMIT.toSeconds(), TimeUnit.SECONDS)
                .thenApply(answer -> ((PlaylistAnswer.Found) answer)
                        .body()
                        .lines()
                        .filter(line -> line.startsWith("#EXT-X-PROGRAM-DATE-TIME:"))
                        .toList())
                .join();
    }

    private ProcessHandle ffmpeg() {
        return ProcessHandle.current()
                .descendants()
                .filter(child -> child.info().commandLine().orElse("").contains("/packager/"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void publishWhenH264MakesSourceAndRungsBelowIt() {
        BroadcastView view = publish(H264);
        awaitState(view, State.RUNNING);
        awaitTold("pictureReady");
        assertThat(status(view).orElseThrow().renditions()).containsExactly("source", "240p15", "180p");
        await().atMost(LIMIT).until(() -> packaged(view).renditions().stream().allMatch(one -> one.parts() > 8));
        List<StreamStatus.Rendition> made = packaged(view).renditions();
        assertThat(made.get(0).height()).isEqualTo(360);
        assertThat(made.get(1).height()).isEqualTo(240);
        assertThat(made.get(1).width()).isEqualTo(426);
        assertThat(made)
                .extracting(StreamStatus.Rendition::frameRate)
                .satisfiesExactly(
                        rate -> assertThat(rate).isBetween(28.0, 32.0),
                        rate -> assertThat(rate).isBetween(14.0, 17.0),
                        rate -> assertThat(rate).isBetween(28.0, 32.0));
        assertThat(made).allSatisfy(one -> {
            assertThat(one.keyframeInterval()).isBetween(Duration.ofMillis(900), Duration.ofMillis(1100));
            assertThat(one.codecs()).startsWith("avc1.").endsWith("mp4a.40.2");
        });
        List<LogLine> log = application.getBean(Transcodings.class).log(view.id());
        assertThat(log).anyMatch(line -> line.text().contains("/packager/" + view.mediaId() + "/source/***"));

        String playlist = application
                .getBean(Packager.class)
                .multivariant(view.mediaId().value())
                .orElseThrow();
        assertThat(playlist)
                .containsPattern(
                        "BANDWIDTH=\\d+,[^\n]*CODECS=\"avc1\\.[0-9A-F]{6},mp4a\\.40\\.2\",RESOLUTION=426x240,FRAME-RATE=1[4-6]\\.\\d{3}\n240p15\\.m3u8")
                .containsPattern("RESOLUTION=320x180,FRAME-RATE=(29|30)\\.\\d{3}\n180p\\.m3u8");
        // Players may change renditions at each keyframe.
        await().atMost(LIMIT)
                .untilAsserted(() -> assertThat(segments(view, "180p")).hasSizeGreaterThan(2));
        assertThat(segments(view, "180p").subList(0, 2))
                .isEqualTo(segments(view, "240p15").subList(0, 2))
                .isEqualTo(segments(view, "source").subList(0, 2));

        BroadcastView second = publish(H264);
        awaitState(second, State.RUNNING);
        assertThat(status(second).orElseThrow().nodeFull()).isTrue();
        assertThat(status(second).orElseThrow().renditions()).containsExactly("source");

        BroadcastView ended = broadcasts.change(view, Phase.ENDED, false);
        application.publishEvent(new PublishStopped(Objects.requireNonNull(view.session()), ended, "over"));
        application.publishEvent(new PhaseChanged(Phase.LIVE, ended));
        await().atMost(LIMIT).until(() -> packaged(view).finished());
        assertThat(status(view)).isEmpty();
    }

    @Test
    void runWhenFfmpegIsKilledGoesOnWithoutCurtain() {
        BroadcastView view = publish(H264);
        awaitTold("pictureReady");
        ffmpeg().destroyForcibly();
        await().atMost(Duration.ofSeconds(10))
                .until(() -> status(view).map(TranscodingStatus::restarts).orElse(0) == 1
                        && status(view).map(TranscodingStatus::state).orElse(State.STOPPED) == State.RUNNING);
        awaitTold("pictureReady", "pictureReady");
    }

    @Test
    void publishWhenCodecIsNotForBrowsersFailsAndSaysSo() {
        BroadcastView view = publish("-c:v", "flv", "-c:a", "aac");
        awaitState(view, State.FAILED);
        assertThat(status(view).orElseThrow().problem()).isEqualTo("transcoding.problem.codec");
        assertThat(status(view).orElseThrow().detail()).isEqualTo("Sorenson-H263");
        assertThat(broadcasts.told).isEmpty();
    }

    @Test
    void publishWhenThereIsNoSoundOrMp3MakesAllTheSame() {
        BroadcastView silent = publish("-an", "-c:v", "libx264", "-preset", "ultrafast", "-tune", "zerolatency");
        awaitTold("pictureReady");
        assertThat(packaged(silent).renditions().get(0).codecs()).doesNotContain("mp4a");
        BroadcastView mp3 =
                publish("-c:v", "libx264", "-preset", "ultrafast", "-tune", "zerolatency", "-c:a", "libmp3lame");
        awaitTold("pictureReady", "pictureReady");
        assertThat(packaged(mp3).renditions().get(0).codecs()).endsWith("mp4a.40.2");
    }

    @TestConfiguration(proxyBeanMethods = false)
    @ImportAutoConfiguration(TomcatServletWebServerAutoConfiguration.class)
    @ConfigurationPropertiesScan({"io.vitrine.packaging", "io.vitrine.process", "io.vitrine.transcoding"})
    @ComponentScan(
            basePackages = {"io.vitrine.packaging", "io.vitrine.process", "io.vitrine.transcoding"},
            excludeFilters = @ComponentScan.Filter(type = FilterType.ANNOTATION, classes = TestConfiguration.class))
    @EnableTransactionManagement
    static class Application {}
}
