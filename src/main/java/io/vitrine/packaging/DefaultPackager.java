package io.vitrine.packaging;

import io.vitrine.shared.PublicId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.util.FileSystemUtils;

/** Keeps the streams: opens, finishes and forgets them, and finds the one that a request means. */
@Component
class DefaultPackager implements Packager, SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(DefaultPackager.class);

    /** Of an empty file in the stream's folder, which the edge looks for. */
    private static final String WITHDRAWN = "withdrawn";

    private final PackagingSettings settings;
    private final Clock clock;
    private final Outbox outbox;
    private final InputAddress address;
    private final Map<String, PackagedStream> streams = new ConcurrentHashMap<>();
    private final Set<String> unclaimed = ConcurrentHashMap.newKeySet();
    private volatile @Nullable Instant startedAt;

    DefaultPackager(PackagingSettings settings, Clock clock, Outbox outbox, InputAddress address) {
        this.settings = settings;
        this.clock = clock;
        this.outbox = outbox;
        this.address = address;
    }

    @Override
    public void open(StreamSpec stream) {
        if (!PublicId.isValid(stream.id())) {
            throw new IllegalArgumentException("A stream's id is a public id");
        }
        unclaimed.remove(stream.id());
        streams.compute(stream.id(), (id, known) -> opened(known, stream));
        log.info(
                "Stream {} is open with {} renditions",
                stream.id(),
                stream.renditions().size());
    }

    private PackagedStream opened(@Nullable PackagedStream known, StreamSpec spec) {
        PackagedStream stream =
                known == null ? new PackagedStream(spec, folder(spec.id()), settings.window(), clock, outbox) : known;
        try {
            stream.open(spec);
        } catch (IOException e) {
            throw new UncheckedIOException("Stream " + spec.id() + " cannot be opened", e);
        }
        return stream;
    }

    @Override
    public Map<String, URI> admit(String stream) {
        PackagedStream known = streams.get(stream);
        if (known == null) {
            throw new IllegalStateException("Stream " + stream + " is not open");
        }
        Admission admission = known.admit();
        Map<String, URI> addresses = new LinkedHashMap<>();
        for (StreamStatus.Rendition rendition : known.status().renditions()) {
            addresses.put(rendition.name(), address.of(stream, rendition.name(), admission.token()));
        }
        return addresses;
    }

    @Override
    public void finish(String stream) {
        PackagedStream known = streams.get(stream);
        if (known != null) {
            known.finish();
            log.info("Stream {} is finished", stream);
        }
    }

    @Override
    public void discard(String stream) {
        PackagedStream known = streams.remove(stream);
        unclaimed.remove(stream);
        if (known != null) {
            known.finish();
            known.release();
        }
        if (PublicId.isValid(stream)) {
            remove(folder(stream));
        }
    }

    /** The mark comes first: from then on the edge gives nobody anything of it, whatever is written or kept meanwhile. */
    @Override
    public void withdraw(String stream) {
        if (!PublicId.isValid(stream)) {
            throw new IllegalArgumentException("A stream's id is a public id");
        }
        Path mark = folder(stream).resolve(WITHDRAWN);
        try {
            Files.createDirectories(mark.getParent());
            Files.write(mark, new byte[0]);
        } catch (IOException e) {
            log.warn("Stream {} cannot be marked as withdrawn: {}", stream, e.toString());
        }
        PackagedStream known = streams.remove(stream);
        if (known != null) {
            known.finish();
            known.release();
            log.info("Stream {} is withdrawn", stream);
        }
        try (Stream<Path> files = Files.list(folder(stream))) {
            files.filter(file -> !file.equals(mark)).forEach(DefaultPackager::remove);
        } catch (IOException | UncheckedIOException e) {
            log.warn("The files of stream {} cannot be removed: {}", stream, e.toString());
        }
    }

    @Override
    public Set<String> unclaimed() {
        return Set.copyOf(unclaimed);
    }

    @Override
    public Optional<Keyframe> keyframe(String stream) {
        return Optional.ofNullable(streams.get(stream)).flatMap(PackagedStream::keyframe);
    }

    private static void remove(Path folder) {
        try {
            FileSystemUtils.deleteRecursively(folder);
        } catch (IOException e) {
            log.warn("Cannot remove {}: {}", folder, e.toString());
        }
    }

    @Override
    public void note(String stream, StreamEvent event) {
        PackagedStream known = streams.get(stream);
        if (known != null) {
            known.note(event);
        }
    }

    @Override
    public Optional<StreamStatus> status(String stream) {
        return Optional.ofNullable(streams.get(stream)).map(PackagedStream::status);
    }

    @Override
    public Optional<String> multivariant(String stream) {
        return Optional.ofNullable(streams.get(stream)).flatMap(PackagedStream::multivariant);
    }

    @Override
    public CompletionStage<PlaylistAnswer> playlist(
            String stream, String rendition, @Nullable Long msn, @Nullable Integer part) {
        PackagedStream known = streams.get(stream);
        return known == null
                ? CompletableFuture.completedFuture(new PlaylistAnswer.Unknown())
                : known.playlist(rendition, msn, part);
    }

    /** What may bring a rendition of the stream now, if the token is right. */
    Optional<Input> input(String stream, String rendition, String token, Runnable onReplaced) {
        return Optional.ofNullable(streams.get(stream)).flatMap(known -> known.input(rendition, token, onReplaced));
    }

    /** Removes what nobody can want any more. */
    @Scheduled(fixedDelay = 5000)
    void expire() {
        Instant now = clock.instant();
        streams.forEach((id, stream) -> {
            Instant finished = stream.finishedAt();
            if (finished != null && finished.plus(settings.keepFinished()).isBefore(now)) {
                discard(id);
            }
        });
        Instant started = startedAt;
        if (started != null && started.plus(settings.keepUnclaimed()).isBefore(now)) {
            unclaimed.forEach(this::discard);
        }
    }

    /** Serves what an earlier run left until its owner opens it again, so that viewers do not notice the restart. */
    @Override
    public void start() {
        try {
            Files.createDirectories(settings.folder());
            try (Stream<Path> folders = Files.list(settings.folder())) {
                folders.filter(Files::isDirectory).forEach(this::recover);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The media folder " + settings.folder() + " cannot be used", e);
        }
        startedAt = clock.instant();
    }

    private void recover(Path folder) {
        String id = folder.getFileName().toString();
        StreamSpec spec = StreamNote.read(folder);
        if (!PublicId.isValid(id)) {
            return;
        }
        unclaimed.add(id);
        if (spec != null) {
            try {
                streams.computeIfAbsent(id, fresh -> opened(null, spec));
            } catch (UncheckedIOException e) {
                log.warn("Stream {} of an earlier run cannot be served: {}", id, e.toString());
            }
        }
    }

    @Override
    public void stop() {
        startedAt = null;
        streams.values().forEach(PackagedStream::release);
        streams.clear();
    }

    @Override
    public boolean isRunning() {
        return startedAt != null;
    }

    private Path folder(String stream) {
        return settings.folder().resolve(stream);
    }
}
