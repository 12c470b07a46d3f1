package io.vitrine.packaging;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The files of one rendition. Guarded by its stream's lock. */
final class SegmentStore {

    private static final Logger log = LoggerFactory.getLogger(SegmentStore.class);

    private final Path folder;
    private @Nullable FileChannel open;
    private long openNumber = -1;

    SegmentStore(Path folder) {
        this.folder = folder;
    }

    void prepare() throws IOException {
        Files.createDirectories(folder);
    }

    void writeInitialisation(int number, byte[] bytes) throws IOException {
        replace(initialisation(number), bytes);
    }

    byte[] readInitialisation(int number) throws IOException {
        return Files.readAllBytes(initialisation(number));
    }

    /** Writes a part at its place; what an earlier try left there is overwritten. */
    void write(long segment, long offset, byte[] bytes, int length) throws IOException {
        FileChannel channel = channel(segment);
        ByteBuffer rest = ByteBuffer.wrap(bytes, 0, length);
        try {
            if (offset == 0 && channel.size() > 0) {
                channel.truncate(0);
            }
            long at = offset;
            while (rest.hasRemaining()) {
                at += channel.write(rest, at);
            }
        } catch (IOException e) {
            undo(channel, offset, e);
            close();
            throw e;
        }
    }

    private static void undo(FileChannel channel, long offset, IOException cause) {
        try {
            channel.truncate(offset);
        } catch (IOException e) {
            cause.addSuppressed(e);
        }
    }

    private FileChannel channel(long segment) throws IOException {
        FileChannel channel = open;
        if (channel == null || openNumber != segment) {
            close();
            channel = FileChannel.open(segment(segment), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            open = channel;
            openNumber = segment;
        }
        return channel;
    }

    /** Notes what a later run has to know. The old note stays if the new one cannot be written. */
    void writeState(String state) throws IOException {
        replace(folder.resolve("state"), state.getBytes(StandardCharsets.UTF_8));
    }

    @Nullable
    String readState() throws IOException {
        try {
            return Files.readString(folder.resolve("state"));
        } catch (NoSuchFileException e) {
            return null;
        }
    }

    void truncate(long segment, long size) throws IOException {
        try (FileChannel channel = FileChannel.open(segment(segment), StandardOpenOption.WRITE)) {
            channel.truncate(size);
        }
    }

    void delete(long segment) {
        deleteFile(segment(segment));
    }

    void deleteInitialisation(int number) {
        deleteFile(initialisation(number));
    }

    void close() {
        FileChannel channel = open;
        open = null;
        openNumber = -1;
        if (channel != null) {
            try {
                channel.close();
            } catch (IOException e) {
                log.debug("Cannot close a segment in {}: {}", folder, e.toString());
            }
        }
    }

    Path segment(long number) {
        return folder.resolve(number + ".m4s");
    }

    Path initialisation(int number) {
        return folder.resolve("init-" + number + ".mp4");
    }

    private static void replace(Path file, byte[] bytes) throws IOException {
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        try {
            Files.write(fresh, bytes);
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            deleteFile(fresh);
            throw e;
        }
    }

    private static void deleteFile(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            log.debug("Cannot remove {}: {}", file, e.toString());
        }
    }
}
