package io.vitrine.support;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.util.FileSystemUtils;

/**
 * Has <a href="https://github.com/CodeIntelligenceTesting/jazzer">Jazzer</a> call a reader with inputs that it changes
 * until they reach code that none before has reached, in a JVM of its own.
 */
public enum Fuzzer {
    CALLBACK("io.vitrine.ingest.CallbackFuzz", "/io/vitrine/ingest/fuzz", 2_000),
    MP4("io.vitrine.packaging.FragmentFuzz", "/io/vitrine/packaging/fuzz", 6_000),
    CATALOGUE("io.vitrine.catalogue.SheetFuzz", "/io/vitrine/catalogue", 4_000);

    private static final Pattern DONE = Pattern.compile("#(\\d+)\\s+DONE\\s+cov: (\\d+)");

    private final String target;
    private final String samples;
    private final int longest;

    /**
     * @param samples the folder of inputs to begin with
     * @param longest input, in bytes
     */
    Fuzzer(String target, String samples, int longest) {
        this.target = target;
        this.samples = samples;
        this.longest = longest;
    }

    /**
     * Ends with an {@link AssertionError} that holds what the reader said, and the input, if it fails.
     *
     * @param seed the same one finds the same inputs
     */
    public Result run(int runs, int seed) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("vitrine-fuzz");
        long began = System.nanoTime();
        try {
            Process process = new ProcessBuilder(command(folder, runs, seed))
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .start();
            String told = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            int code = process.waitFor();
            Matcher done = DONE.matcher(told);
            if (code != 0 || !done.find()) {
                throw new AssertionError(target + " ended with " + code + ":\n" + end(told));
            }
            return new Result(
                    Integer.parseInt(done.group(1)),
                    Integer.parseInt(done.group(2)),
                    (System.nanoTime() - began) / 1e9);
        } finally {
            FileSystemUtils.deleteRecursively(folder);
        }
    }

    private List<String> command(Path folder, int runs, int seed) throws IOException {
        Path found = Files.createDirectory(folder.resolve("found"));
        Path given = Files.createDirectory(folder.resolve("given"));
        try (Stream<Path> files = Files.list(Path.of(
                Objects.requireNonNull(Fuzzer.class.getResource(samples)).getPath()))) {
            for (Path file : files.filter(Files::isRegularFile)
                    .filter(file -> !file.toString().endsWith(".class"))
                    .toList()) {
                Files.copy(file, given.resolve(file.getFileName()));
            }
        }
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                "com.code_intelligence.jazzer.Jazzer",
                "--target_class=" + target,
                "--instrumentation_includes=io.vitrine.**",
                "--reproducer_path=" + folder));
        command.addAll(List.of(
                "-artifact_prefix=" + folder + "/",
                "-runs=" + runs,
                "-seed=" + seed,
                "-max_len=" + longest,
                "-timeout=10",
                "-rss_limit_mb=2048",
                found.toString(),
                given.toString()));
        return command;
    }

    private static String end(String told) {
        return told.substring(Math.max(0, told.length() - 6000));
    }

    /**
     * What came of it.
     *
     * @param runs inputs that were read
     * @param coverage edges of our code that they reached
     * @param seconds with the start of the JVM
     */
    public record Result(int runs, int coverage, double seconds) {}
}
