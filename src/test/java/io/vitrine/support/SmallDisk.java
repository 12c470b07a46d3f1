package io.vitrine.support;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A file system of a few megabytes, in memory, which a test can fill to the last byte.
 *
 * <p>It is mounted, which takes root, or {@code sudo} without a password.
 */
public final class SmallDisk implements AutoCloseable {

    private static final int PAGE = 4096;

    private final Path folder;
    private final Path ballast;
    private final Thread atExit = new Thread(this::unmount, "unmount-at-exit");

    private SmallDisk(Path folder) {
        this.folder = folder;
        this.ballast = folder.resolve("ballast");
        Runtime.getRuntime().addShutdownHook(atExit);
    }

    static SmallDisk mount(Path folder, int megabytes) {
        try {
            Files.createDirectories(folder);
            AsRoot.run("mount", "-t", "tmpfs", "-o", "mode=777,size=" + megabytes + "m", "tmpfs", folder);
            return new SmallDisk(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Takes all the room that is left. */
    public void fill() {
        byte[] page = new byte[PAGE];
        try (OutputStream file = Files.newOutputStream(ballast, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            while (Files.getFileStore(folder).getUsableSpace() >= PAGE) {
                file.write(page);
            }
        } catch (IOException e) {
            if (room() >= PAGE) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Gives back what {@link #fill} took. */
    public void free() {
        try {
            Files.deleteIfExists(ballast);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How many bytes may still be written. */
    public long room() {
        try {
            return Files.getFileStore(folder).getUsableSpace();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        Runtime.getRuntime().removeShutdownHook(atExit);
        unmount();
    }

    private void unmount() {
        // Lazily: a process that is being killed may still have a file open.
        AsRoot.run("umount", "-l", folder);
    }
}
