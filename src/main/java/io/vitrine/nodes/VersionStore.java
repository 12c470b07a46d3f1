package io.vitrine.nodes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Keeps the configuration that an nginx reads, and the last ten of its versions.
 *
 * <p>A version's file is named by the time it was written and the hash of its content. What nginx reads is a copy that
 * is renamed into place.
 */
final class VersionStore {

    private static final int KEPT = 10;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss.SSS").withZone(ZoneOffset.UTC);

    private final NodeFiles files;
    private final Clock clock;

    VersionStore(NodeFiles files, Clock clock) {
        this.files = files;
        this.clock = clock;
    }

    /** What nginx reads now. */
    Optional<String> current() {
        try {
            return Files.exists(files.configuration())
                    ? Optional.of(Files.readString(files.configuration(), StandardCharsets.UTF_8))
                    : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes the version where nginx can test it, and does not read it. */
    Path stage(RenderedConfiguration configuration) {
        try {
            Files.createDirectories(files.versions());
            Path staged =
                    files.versions().resolve(TIME.format(clock.instant()) + "-" + configuration.version() + ".conf");
            PrivateFiles.write(staged, configuration.text());
            return staged;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Puts the text in the place of what nginx reads. */
    void activate(String text) {
        try {
            Files.createDirectories(files.configuration().toAbsolutePath().getParent());
            PrivateFiles.write(files.configuration(), text);
            prune();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Leaves nginx nothing to read. */
    void clear() {
        delete(files.configuration());
    }

    /** Newest first. */
    List<Path> versions() {
        if (!Files.isDirectory(files.versions())) {
            return List.of();
        }
        try (Stream<Path> found = Files.list(files.versions())) {
            return found.filter(file -> file.toString().endsWith(".conf"))
                    .sorted(Comparator.reverseOrder())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void discard(Path staged) {
        delete(staged);
    }

    private void prune() {
        versions().stream().skip(KEPT).forEach(VersionStore::delete);
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
