package io.vitrine.pages;

import io.vitrine.broadcasts.BroadcastId;
import io.vitrine.broadcasts.BroadcastView;
import io.vitrine.channels.ChannelId;
import io.vitrine.ingest.Signals;
import io.vitrine.nodes.EdgeTraffic;
import io.vitrine.nodes.IngestStatistics;
import io.vitrine.nodes.MediaNode;
import io.vitrine.packaging.Keyframe;
import io.vitrine.packaging.Packager;
import io.vitrine.packaging.StreamEvent;
import io.vitrine.packaging.StreamSpec;
import io.vitrine.packaging.StreamStatus;
import io.vitrine.playback.Audience;
import io.vitrine.playback.PictureMarks;
import io.vitrine.playback.ShowFeed;
import io.vitrine.shared.PublicId;
import io.vitrine.shared.Secret;
import io.vitrine.thumbnails.Thumbnail;
import io.vitrine.thumbnails.Thumbnails;
import io.vitrine.transcoding.LogLine;
import io.vitrine.transcoding.TranscodingStatus;
import io.vitrine.transcoding.Transcodings;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** Says of the media plane what a test wants it to say. */
public final class FakeMedia
        implements EdgeTraffic,
                Signals,
                Transcodings,
                Packager,
                Audience,
                ShowFeed,
                PictureMarks,
                MediaNode,
                IngestStatistics,
                Thumbnails {

    public final Map<ChannelId, Signal> signals = new ConcurrentHashMap<>();
    public final Map<ChannelId, List<RefusedPublish>> refused = new ConcurrentHashMap<>();
    public final Map<BroadcastId, TranscodingStatus> transcodings = new ConcurrentHashMap<>();
    public final Map<BroadcastId, List<LogLine>> logs = new ConcurrentHashMap<>();
    public final Map<String, StreamStatus> streams = new ConcurrentHashMap<>();
    public final Map<BroadcastId, Thumbnail> thumbnails = new ConcurrentHashMap<>();
    public final Map<PublicId, Integer> watching = new ConcurrentHashMap<>();
    public final List<ChannelId> dropped = new CopyOnWriteArrayList<>();
    public final List<String> withdrawn = new CopyOnWriteArrayList<>();
    public final List<String> marks = new CopyOnWriteArrayList<>();
    public final Map<String, Boolean> answering = new ConcurrentHashMap<>();
    public final List<PublishedStream> published = new CopyOnWriteArrayList<>();
    public final List<String> frames = new CopyOnWriteArrayList<>();

    /** What the edge is said to send, bit/s. */
    public volatile long traffic;

    @Override
    public long bitsPerSecond(Instant now) {
        return traffic;
    }

    @Override
    public Optional<Signal> of(ChannelId channel) {
        return Optional.ofNullable(signals.get(channel));
    }

    @Override
    public Optional<Thumbnail> of(BroadcastView show) {
        return Optional.ofNullable(thumbnails.get(show.id()));
    }

    @Override
    public List<RefusedPublish> refused(ChannelId channel) {
        return refused.getOrDefault(channel, List.of());
    }

    @Override
    public void drop(ChannelId channel) {
        dropped.add(channel);
    }

    @Override
    public Optional<TranscodingStatus> of(BroadcastId broadcast) {
        return Optional.ofNullable(transcodings.get(broadcast));
    }

    @Override
    public List<LogLine> log(BroadcastId broadcast) {
        return logs.getOrDefault(broadcast, List.of());
    }

    @Override
    public Capacity capacity() {
        return new Capacity(transcodings.size(), 4, 1.5);
    }

    @Override
    public Optional<StreamStatus> status(String stream) {
        return Optional.ofNullable(streams.get(stream));
    }

    @Override
    public List<PublishedStream> published() {
        return published;
    }

    @Override
    public int watching(PublicId show) {
        return watching.getOrDefault(show, 0);
    }

    @Override
    public CompletableFuture<@Nullable Integer> connections() {
        return CompletableFuture.completedFuture(
                watching.values().stream().mapToInt(Integer::intValue).sum());
    }

    @Override
    public void send(BroadcastView show, String json) {
        frames.add(json);
    }

    @Override
    public void sendToDesk(BroadcastView show, String json) {
        // Nobody listens.
    }

    @Override
    public void mark(BroadcastView show, String id, String kind, Instant at, Map<String, String> attributes) {
        marks.add(kind);
    }

    @Override
    public void note(String stream, StreamEvent event) {
        throw new UnsupportedOperationException();
    }

    @Override
    public String name() {
        return "studio-1.example.com";
    }

    @Override
    public String application() {
        return "live";
    }

    @Override
    public int rtmpPort() {
        return 1935;
    }

    @Override
    public Optional<String> ingestBoot() {
        return Optional.of("boot");
    }

    @Override
    public Map<String, Boolean> answering() {
        return answering;
    }

    @Override
    public void open(StreamSpec stream) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Map<String, URI> admit(String stream) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void finish(String stream) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void discard(String stream) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Set<String> unclaimed() {
        return Set.of();
    }

    @Override
    public void withdraw(String stream) {
        withdrawn.add(stream);
    }

    @Override
    public Optional<Keyframe> keyframe(String stream) {
        return Optional.empty();
    }

    @Override
    public Optional<String> multivariant(String stream) {
        return Optional.empty();
    }

    @Override
    public CompletionStage<PlaylistAnswer> playlist(
            String stream, String rendition, @Nullable Long msn, @Nullable Integer part) {
        return CompletableFuture.completedFuture(new PlaylistAnswer.Unknown());
    }

    @Override
    public String pullAddress(String streamName) {
        throw new UnsupportedOperationException();
    }

    @Override
    public URI stat() {
        throw new UnsupportedOperationException();
    }

    @Override
    public URI control() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<Path> callbackSocket() {
        return Optional.empty();
    }

    @Override
    public Secret callbackSecret() {
        throw new UnsupportedOperationException();
    }
}
