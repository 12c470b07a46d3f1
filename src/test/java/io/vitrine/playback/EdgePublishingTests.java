package io.vitrine.playback;

import static io.vitrine.support.Exhibits.NOW;
import static io.vitrine.support.Exhibits.broadcast;
import static io.vitrine.support.Exhibits.channel;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vitrine.broadcasts.BroadcastView;
import io.vitrine.broadcasts.Phase;
import io.vitrine.broadcasts.PhaseChanged;
import io.vitrine.channels.ChannelView;
import io.vitrine.channels.LatencyMode;
import io.vitrine.packaging.PlaylistListener.Position;
import io.vitrine.shared.PublicId;
import io.vitrine.support.Ports;
import io.vitrine.support.StubBroadcasts;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.scheduling.concurrent.SimpleAsyncTaskScheduler;
import tools.jackson.databind.json.JsonMapper;

/** Publishes through a real nginx with nchan to players and pages that wait there. */
class EdgePublishingTests {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final HttpClient client = HttpClient.newHttpClient();
    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private final EdgeNginx nginx;
    private final EdgePublisher edge;

    EdgePublishingTests(@TempDir Path folder) throws IOException {
        nginx = new EdgeNginx(folder);
        edge = publisherAt(nginx.address());
    }

    @AfterEach
    void stop() {
        nginx.close();
    }

    @Test
    void availableWhenAPlayerWaitsForThePartAnswersIt() {
        CompletableFuture<HttpResponse<String>> waiting = get("/wait/abc:source:7:2");

        new PlaylistPublisher(edge).available("abc", "source", List.of(new Position(7, 2)), "#EXTM3U\nseven-two\n");

        HttpResponse<String> answer = waiting.orTimeout(8, TimeUnit.SECONDS).join();
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/vnd.apple.mpegurl");
        assertThat(answer.body()).isEqualTo("#EXTM3U\nseven-two\n");
    }

    @Test
    void availableWhenThePlayerComesLateIsStillThere() {
        new PlaylistPublisher(edge)
                .available("abc", "source", List.of(new Position(7, 3), new Position(8, -1)), "#EXTM3U\nwhole-eight\n");

        await().atMost(Duration.ofSeconds(5))
                .until(() -> get("/wait/abc:source:8:").join().body().contains("whole-eight"));
    }

    @Test
    void availableWhenThePlayerIsLateTellsItHowFarTheShowIs() {
        PlaylistPublisher publisher = new PlaylistPublisher(edge);
        publisher.available("abc", "source", List.of(new Position(9, 0)), "#EXTM3U\nnine-zero\n");
        await().atMost(Duration.ofSeconds(5))
                .until(() -> get("/wait/abc:source:9:0").join().body().contains("nine-zero"));

        publisher.available("abc", "source", List.of(new Position(9, 0), new Position(9, 1)), "#EXTM3U\nnine-one\n");

        await().atMost(Duration.ofSeconds(5))
                .until(() -> get("/wait/abc:source:9:0").join().body().contains("nine-one"));
    }

    @Test
    void phaseChangedWhenLiveTellsBothPagesThePlaylist() {
        BroadcastView live = show(Phase.LIVE);
        Queue<String> ofBroadcast = follow(live.publicId());
        Queue<String> ofChannel = follow(live.channelPublicId());

        phases().on(new PhaseChanged(Phase.PREVIEW, live));

        await().atMost(Duration.ofSeconds(5)).untilAsserted(() -> {
            assertThat(ofBroadcast)
                    .anyMatch(line -> line.contains("\"type\":\"phase\"")
                            && line.contains("/hls/" + live.mediaId() + "/main.m3u8"));
            assertThat(ofChannel).anyMatch(line -> line.contains("\"phase\":\"LIVE\""));
        });
    }

    @Test
    void phaseChangedWhenPreviewKeepsTheMediaPrivate() {
        BroadcastView preview = show(Phase.PREVIEW);
        Queue<String> page = follow(preview.publicId());

        phases().on(new PhaseChanged(Phase.SCHEDULED, preview));

        await().atMost(Duration.ofSeconds(5)).until(() -> page.stream().anyMatch(line -> line.contains("PREVIEW")));
        assertThat(page).noneMatch(line -> line.contains(preview.mediaId().value()));
    }

    @Test
    void phaseChangedWhenLiveRightAfterPreviewTellsOnlyThat() {
        ChannelView channel = channel("Morning Kiln", LatencyMode.LOW);
        BroadcastView live = broadcast(channel, Phase.LIVE, "Celadon bowls");
        Queue<String> page = follow(live.channelPublicId());
        PhaseFrames phases = phases();

        phases.on(new PhaseChanged(Phase.SCHEDULED, inPhase(live, Phase.PREVIEW)));
        phases.on(new PhaseChanged(Phase.PREVIEW, live));

        await().atMost(Duration.ofSeconds(5)).until(() -> page.stream().anyMatch(line -> line.contains("LIVE")));
        await().during(Duration.ofSeconds(3))
                .atMost(Duration.ofSeconds(5))
                .until(() -> page.stream().noneMatch(line -> line.contains("PREVIEW")));
    }

    @Test
    void sendWhenManyFramesAreSentKeepsTheirOrder() {
        BroadcastView show = show(Phase.LIVE);
        Queue<String> page = follow(show.publicId());
        EdgeShowFeed feed = new EdgeShowFeed(edge);

        for (int i = 0; i < 40; i++) {
            feed.send(show, "{\"n\":" + i + "}");
        }

        await().atMost(Duration.ofSeconds(8))
                .until(() ->
                        page.stream().filter(line -> line.startsWith("data:")).count() == 40);
        assertThat(page.stream().filter(line -> line.startsWith("data:")))
                .isSortedAccordingTo(Comparator.comparingInt(line -> Integer.parseInt(line.replaceAll("\\D", ""))));
    }

    @Test
    void countWhenPagesOfTheBroadcastAndItsChannelAreOpenAddsThem() {
        BroadcastView live = show(Phase.LIVE);
        StubBroadcasts broadcasts = new StubBroadcasts();
        broadcasts.views.add(live);
        EdgeAudience audience = new EdgeAudience(broadcasts, edge, new EdgeShowFeed(edge), JSON);
        Queue<String> one = follow(live.publicId());
        follow(live.publicId());
        follow(live.channelPublicId());

        await().atMost(Duration.ofSeconds(8)).until(() -> {
            audience.count();
            return audience.watching(live.publicId()) == 3 && audience.watching(live.channelPublicId()) == 3;
        });

        await().atMost(Duration.ofSeconds(5))
                .until(() -> one.stream().anyMatch(line -> line.contains("{\"type\":\"viewers\",\"viewers\":3}")));
    }

    @Test
    void countWhenTheShowIsOverForgetsIt() {
        BroadcastView live = show(Phase.LIVE);
        StubBroadcasts broadcasts = new StubBroadcasts();
        broadcasts.views.add(live);
        EdgeAudience audience = new EdgeAudience(broadcasts, edge, new EdgeShowFeed(edge), JSON);
        follow(live.publicId());
        await().atMost(Duration.ofSeconds(8)).until(() -> {
            audience.count();
            return audience.watching(live.publicId()) == 1;
        });

        broadcasts.views.clear();
        audience.count();

        assertThat(audience.watching(live.publicId())).isZero();
    }

    @Test
    void postWhenNobodyListensCountsTheFailure() {
        EdgePublisher nowhere = publisherAt(URI.create("http://127.0.0.1:" + Ports.free()));

        nowhere.post("show:x", "application/json", "{}").join();

        assertThat(metrics.counter("vitrine.playback.publish.failures").count()).isEqualTo(1);
    }

    private EdgePublisher publisherAt(URI address) {
        return new EdgePublisher(
                new PlaybackSettings(address, Duration.ofSeconds(5), 64, Duration.ofMinutes(10)), metrics);
    }

    private PhaseFrames phases() {
        return new PhaseFrames(
                new EdgeShowFeed(edge), new SimpleAsyncTaskScheduler(), JSON, Clock.fixed(NOW, ZoneOffset.UTC));
    }

    private static BroadcastView inPhase(BroadcastView show, Phase phase) {
        return new BroadcastView(
                show.id(),
                show.publicId(),
                show.channel(),
                show.channelPublicId(),
                show.mediaId(),
                show.title(),
                phase,
                false,
                show.session(),
                null,
                null,
                null,
                null,
                null);
    }

    private static BroadcastView show(Phase phase) {
        ChannelView channel = channel("Morning Kiln", LatencyMode.LOW);
        return broadcast(channel, phase, "Celadon bowls");
    }

    private CompletableFuture<HttpResponse<String>> get(String path) {
        return client.sendAsync(
                HttpRequest.newBuilder(nginx.address().resolve(path)).build(), BodyHandlers.ofString());
    }

    /** Opens the feed as a page does, and collects its lines. */
    private Queue<String> follow(PublicId show) {
        Queue<String> lines = new ConcurrentLinkedQueue<>();
        HttpRequest request = HttpRequest.newBuilder(nginx.address().resolve("/feed/" + show))
                .header("Accept", "text/event-stream")
                .build();
        var opened = client.sendAsync(request, BodyHandlers.ofLines()).thenAccept(answer -> {
            lines.add(": open");
            new Thread(() -> answer.body().forEach(lines::add), "feed").start();
        });
        await().atMost(Duration.ofSeconds(5)).until(() -> !lines.isEmpty() || opened.isCompletedExceptionally());
        return lines;
    }
}
