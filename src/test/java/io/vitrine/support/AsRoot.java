package io.vitrine.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.opentest4j.TestAbortedException;

/** Runs small programs that only root may run, by {@code sudo} if need be. */
public final class AsRoot {

    private AsRoot() {}

    /**
     * Runs the program, and waits for its end.
     *
     * @throws TestAbortedException if this machine forbids it even to root, as a container may: nothing else breaks a
     *     disk
     */
    public static void run(Object... command) {
        List<String> words = new ArrayList<>();
        if (!"root".equals(System.getProperty("user.name"))) {
            words.addAll(List.of("sudo", "-n"));
        }
        for (Object word : command) {
            words.add(word.toString());
        }
        try {
            Process process =
                    new ProcessBuilder(words).redirectErrorStream(true).start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            if (process.onExit().join().exitValue() != 0) {
                throw new TestAbortedException("This machine forbids " + String.join(" ", words) + ": " + said);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
