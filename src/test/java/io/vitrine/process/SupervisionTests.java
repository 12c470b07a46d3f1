package io.vitrine.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Supervises real programs that end, stall, refuse to end and cannot be started. */
class SupervisionTests {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir
    Path folder;

    private DefaultProcessSupervisor supervisor;
    private final Watcher watcher = new Watcher();

    @BeforeEach
    void start() {
        supervisor = new DefaultProcessSupervisor(new ProcessSettings(folder), Clock.systemUTC());
        supervisor.start();
    }

    @AfterEach
    void stop() {
        supervisor.stop();
    }

    @Test
    void processThatShowsProgressIsRunningAndStopsWhenAsked() throws Exception {
        SupervisedProcess process = supervise(script("while :; do echo progress; sleep 0.1; done"));
        await(process, ProcessState.RUNNING);
        assertThat(Files.list(folder)).hasSize(1);
        process.stop().toCompletableFuture().get(10, TimeUnit.SECONDS);
        assertThat(process.state()).isEqualTo(ProcessState.STOPPED);
        assertThat(watcher.states)
                .containsExactly(
                        ProcessState.STARTING, ProcessState.RUNNING, ProcessState.STOPPING, ProcessState.STOPPED);
        Awaitility.await()
                .atMost(PATIENCE)
                .untilAsserted(() -> assertThat(Files.list(folder)).isEmpty());
    }

    @Test
    void processThatEndsIsStartedAgain() {
        SupervisedProcess process = supervise(script("echo progress; echo broken >&2; exit 3"));
        Awaitility.await().atMost(PATIENCE).until(() -> process.restarts() >= 2);
        assertThat(process.log()).extracting(LoggedLine::text).contains("broken", "ended with exit code 3");
    }

    @Test
    void processThatItsWatcherGivesUpIsNotStartedAgain() {
        watcher.restart = false;
        SupervisedProcess process = supervise(script("exit 1"));
        await(process, ProcessState.FAILED);
        assertThat(process.restarts()).isZero();
    }

    @Test
    void processThatStallsIsStartedAgain() {
        SupervisedProcess process = supervise(script("echo progress; exec sleep 60"));
        Awaitility.await().atMost(PATIENCE).until(() -> process.restarts() >= 1);
        assertThat(process.log()).extracting(LoggedLine::text).anyMatch(line -> line.startsWith("no progress for"));
    }

    @Test
    void processThatDoesNotListenIsKilled() throws Exception {
        SupervisedProcess process = supervise(script("trap '' TERM INT; while :; do echo progress; sleep 0.1; done"));
        await(process, ProcessState.RUNNING);
        process.stop().toCompletableFuture().get(10, TimeUnit.SECONDS);
        assertThat(process.state()).isEqualTo(ProcessState.STOPPED);
    }

    @Test
    void programThatIsMissingIsTriedAgainWithTheReasonInItsLog() {
        SupervisedProcess process = supervise(() -> List.of("no-such-program"));
        Awaitility.await().atMost(PATIENCE).until(() -> process.restarts() >= 1);
        assertThat(process.log()).extracting(LoggedLine::text).anyMatch(line -> line.contains("cannot be started"));
    }

    @Test
    void secretsInTheLogAreMasked() {
        SupervisedProcess process = supervise(script("echo token-abc >&2; exit 1"));
        Awaitility.await().atMost(PATIENCE).until(() -> process.restarts() >= 1);
        assertThat(process.log())
                .extracting(LoggedLine::text)
                .contains("token-***")
                .noneMatch(line -> line.contains("abc"));
    }

    @Test
    void lineWithoutEndDoesNotFillTheMemory() {
        SupervisedProcess process =
                supervise(script("head -c 3000000 /dev/zero | tr '\\0' x >&2; echo progress; exec sleep 60"));
        await(process, ProcessState.RUNNING);
        assertThat(process.log())
                .hasSizeLessThanOrEqualTo(300)
                .allMatch(line -> line.text().length() <= 501);
    }

    @Test
    void processLeftBehindByAKilledApplicationIsEnded() throws Exception {
        Process left = new ProcessBuilder("sleep", "300").start();
        try {
            new ProcessRecords(folder).write("left", left.toHandle());
            new ProcessRecords(folder).killLeftovers();
            assertThat(left.waitFor(10, TimeUnit.SECONDS)).isTrue();
            assertThat(Files.list(folder)).isEmpty();
        } finally {
            left.destroyForcibly();
        }
    }

    @Test
    void processThatOnlySharesTheNumberOfALeftoverIsSpared() throws Exception {
        Process other = new ProcessBuilder("sleep", "300").start();
        try {
            String program = other.info().command().orElseThrow();
            long start = other.info().startInstant().orElseThrow().toEpochMilli();
            Files.writeString(folder.resolve("left.pid"), other.pid() + " 12345 " + program + "\n");
            Files.writeString(folder.resolve("right.pid"), other.pid() + " " + start + " /usr/bin/other\n");
            new ProcessRecords(folder).killLeftovers();
            assertThat(other.isAlive()).isTrue();
        } finally {
            other.destroyForcibly();
        }
    }

    private SupervisedProcess supervise(Supplier<List<String>> command) {
        return supervisor.supervise(
                new ProcessSpec(
                        "test",
                        command,
                        Duration.ofSeconds(2),
                        Duration.ofSeconds(1),
                        line -> line.replace("abc", "***")),
                watcher);
    }

    private static Supplier<List<String>> script(String text) {
        return () -> List.of("sh", "-c", text);
    }

    private static void await(SupervisedProcess process, ProcessState state) {
        Awaitility.await().atMost(PATIENCE).until(process::state, state::equals);
    }

    private static final class Watcher implements ProcessWatcher {

        private final List<ProcessState> states = new CopyOnWriteArrayList<>();
        private volatile boolean restart = true;

        @Override
        public boolean output(String line) {
            return line.equals("progress");
        }

        @Override
        public boolean restartAfter(int exitCode, List<LoggedLine> lastLines) {
            return restart;
        }

        @Override
        public void changed(ProcessState state) {
            states.add(state);
        }
    }
}
