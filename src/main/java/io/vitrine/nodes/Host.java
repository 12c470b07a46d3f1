package io.vitrine.nodes;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What this machine allows the two nginx.
 *
 * @param workerUser whom the workers run as; null when Vitrine is an ordinary user, whose workers are that user too
 * @param openFiles how many files and connections one worker may have open
 * @param moduleFolders where distributions put nginx's modules
 */
record Host(@Nullable String workerUser, int openFiles, List<Path> moduleFolders) {

    private static final int ENOUGH_FILES = 65_536;
    private static final List<Path> MODULE_FOLDERS = List.of(
            Path.of("/usr/lib/nginx/modules"),
            Path.of("/usr/share/nginx/modules"),
            Path.of("/usr/lib64/nginx/modules"));

    /** Looks at this machine. */
    static Host here(Path media) {
        return new Host(workersFor(media), filesAllowed(), MODULE_FOLDERS);
    }

    Path module(String file, String debianPackage) {
        return moduleFolders.stream()
                .map(folder -> folder.resolve(file))
                .filter(Files::isRegularFile)
                .findFirst()
                .orElseThrow(() -> NodeException.moduleMissing(file, debianPackage));
    }

    /**
     * Finds a program by its name.
     *
     * @return its path, or the path that was given
     */
    static Path program(String name) {
        if (name.contains("/")) {
            return Path.of(name);
        }
        // Debian leaves these out of the PATH of ordinary users, and has nginx in one.
        String folders = System.getenv().getOrDefault("PATH", "") + ":/usr/local/sbin:/usr/sbin:/sbin";
        return Arrays.stream(folders.split(":", -1))
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> NodeException.programMissing(name));
    }

    /**
     * As root, nginx would give its workers a user of its own choice, and they could not read media that lies, say, below
     * {@code /root} or is written with a strict umask. Then they stay root, as the application itself is.
     */
    private static @Nullable String workersFor(Path media) {
        if (!"root".equals(System.getProperty("user.name"))) {
            return null;
        }
        try {
            boolean readable = isOpenToOthers(media) && newFilesAreReadable(media);
            return readable
                    ? accounts().stream()
                            .filter(List.of("www-data", "nginx")::contains)
                            .findFirst()
                            .orElse("root")
                    : "root";
        } catch (IOException e) {
            return "root";
        }
    }

    private static boolean isOpenToOthers(Path folder) throws IOException {
        for (Path at = folder.toRealPath(); at != null; at = at.getParent()) {
            if (!Files.getPosixFilePermissions(at).contains(PosixFilePermission.OTHERS_EXECUTE)) {
                return false;
            }
        }
        return true;
    }

    private static boolean newFilesAreReadable(Path folder) throws IOException {
        // createTempFile would choose 600 whatever the umask is.
        Path probe = folder.resolve(".readable");
        Files.deleteIfExists(probe);
        Files.createFile(probe, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-rw-rw-")));
        Set<PosixFilePermission> given = Files.getPosixFilePermissions(probe);
        Files.delete(probe);
        return given.contains(PosixFilePermission.OTHERS_READ);
    }

    private static List<String> accounts() throws IOException {
        return Files.readAllLines(Path.of("/etc/passwd")).stream()
                .map(line -> line.split(":", 2)[0])
                .toList();
    }

    /** Only the hard limit may be asked for: more, and nginx complains at every start. */
    private static int filesAllowed() {
        try {
            return Files.readAllLines(Path.of("/proc/self/limits")).stream()
                    .filter(line -> line.startsWith("Max open files"))
                    .map(line -> line.split("\\s{2,}", -1)[2])
                    .filter(limit -> limit.matches("[0-9]{1,9}"))
                    .mapToInt(limit -> Math.min(Integer.parseInt(limit), ENOUGH_FILES))
                    .findFirst()
                    .orElse(ENOUGH_FILES);
        } catch (IOException e) {
            return ENOUGH_FILES;
        }
    }
}
