package io.vitrine.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A show that is on air, as its viewers get it over HTTP, without a browser. */
public final class OnAir implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final JsonMapper JSON = new JsonMapper();
    private static final Pattern SEGMENT = Pattern.compile("(?m)^(?:.*/)?(\\d+)\\.m4s$");

    private final RunningVitrine vitrine;
    private final Shop.Channel channel;
    private final Publisher publisher;
    private final Site viewer;
    private final String id;
    private final String playlist;
    private final List<ProcessHandle> transcoders;

    private OnAir(RunningVitrine vitrine, Shop.Channel channel, Publisher publisher) {
        this.vitrine = vitrine;
        this.channel = channel;
        this.publisher = publisher;
        this.viewer = new Site(vitrine);
        awaitPhase("LIVE");
        this.playlist = Awaitility.await("a playlist")
                .atMost(PATIENCE)
                .until(() -> state().path("playlist").asString(""), address -> address.endsWith("main.m3u8"))
                .replace("main", "source");
        this.id = state().path("id").asString();
        awaitProgress();
        this.transcoders = transcoders();
    }

    /** Publishes to a channel that goes live by itself, and waits until viewers have a picture. */
    public static OnAir begin(RunningVitrine vitrine, Shop.Channel channel) {
        Publisher publisher = Publisher.show().size(640, 352).kilobits(1200).publish(vitrine.ingest(), channel.key());
        try {
            return new OnAir(vitrine, channel, publisher);
        } catch (RuntimeException | Error e) {
            publisher.close();
            throw e;
        }
    }

    public Shop.Channel channel() {
        return channel;
    }

    /** The public id of the broadcast. */
    public String id() {
        return id;
    }

    public Publisher publisher() {
        return publisher;
    }

    public void awaitPhase(String phase) {
        Awaitility.await(phase)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(100))
                .atMost(PATIENCE)
                .until(() -> state().path("phase").asString().equals(phase));
    }

    /** Waits until two more segments have come, and viewers can load the first of them. */
    public void awaitProgress() {
        long from = newest();
        Awaitility.await("segments after " + from)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(100))
                .atMost(PATIENCE)
                .until(() -> newest() >= from + 2);
        load(Long.toString(from + 1));
    }

    /** Loads a segment as a player does. */
    public void load(String segment) {
        viewer.get(playlist.replace("source.m3u8", "source/" + segment + ".m4s"));
    }

    /** The number of the last whole segment; -1 without one. */
    public long newest() {
        return segments().stream().mapToLong(Long::parseLong).max().orElse(-1);
    }

    /** The numbers of the segments that the playlist names. */
    public List<String> segments() {
        return SEGMENT.matcher(playlist())
                .results()
                .map(match -> match.group(1))
                .toList();
    }

    /** Checks that it is the show that began, that it moves, and that it went on without a break. */
    public void assertUndisturbed() {
        assertSameShow();
        assertThat(publisher.isPublishing()).as("the encoder is connected").isTrue();
        assertThat(transcoders()).as("FFmpeg").isEqualTo(transcoders);
        assertThat(playlist()).doesNotContain("#EXT-X-DISCONTINUITY\n", "#EXT-X-GAP");
    }

    /** Checks that it is the show that began, and that it moves. */
    public void assertSameShow() {
        awaitPhase("LIVE");
        assertThat(state().path("id").asString()).isEqualTo(id);
        awaitProgress();
    }

    /** What the watch page is told. */
    public JsonNode state() {
        return JSON.readTree(viewer.get(channel.page() + "/state").body());
    }

    private List<ProcessHandle> transcoders() {
        return vitrine.transcoders().stream()
                .filter(process -> Processes.commandLine(process).contains(channel.publicId()))
                .toList();
    }

    private String playlist() {
        return viewer.get(playlist).body();
    }

    @Override
    public void close() {
        publisher.close();
    }
}
