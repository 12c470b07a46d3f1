package io.vitrine.nodes;

import io.vitrine.process.ProcessIdentity;
import io.vitrine.process.Programs;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * An nginx that somebody else keeps running, such as systemd: it is started as soon as it has a configuration, and again
 * whenever it ends.
 *
 * <p>The application and nginx are the same user, so what is to be done to it is told to nginx itself: the application needs
 * no right over the system's units, and no way to become root.
 */
final class SupervisedNginx implements NginxControl {

    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final Duration POLITE = Duration.ofSeconds(3);
    private static final Duration LOOK = Duration.ofMillis(50);

    private final NginxProgram program;
    private final NodeFiles files;
    private final Pause pause;
    private final NginxProcesses processes;

    SupervisedNginx(String program, NodeFiles files, Programs programs, Pause pause) {
        this.program = new NginxProgram(program, files, programs, LIMIT);
        this.files = files;
        this.pause = pause;
        this.processes = new NginxProcesses(files);
    }

    @Override
    public boolean isRunning() {
        return processes.master().isPresent();
    }

    @Override
    public Optional<String> boot() {
        return processes.master().flatMap(ProcessIdentity::of);
    }

    @Override
    public void test(Path configuration) {
        program.test(configuration);
    }

    /** Waits until it was started. */
    @Override
    public void start() {
        for (Duration waited = Duration.ZERO; waited.compareTo(LIMIT) < 0; waited = waited.plus(LOOK)) {
            if (isRunning()) {
                return;
            }
            pause.pause(LOOK);
        }
        throw NodeException.notStarted(files.instance());
    }

    @Override
    public void reload() {
        program.reload();
    }

    /** Ends it; whoever keeps it running starts it anew, if it has a configuration. */
    @Override
    public void stop() {
        Optional<ProcessHandle> master = processes.master();
        if (master.isPresent() && !ended(master.get())) {
            throw NodeException.commandFailed(
                    files.instance(), "stopped", "its process " + master.get().pid() + " does not end");
        }
    }

    private boolean ended(ProcessHandle master) {
        Optional<String> identity = ProcessIdentity.of(master);
        master.destroy();
        for (Duration waited = Duration.ZERO; waited.compareTo(POLITE) < 0; waited = waited.plus(LOOK)) {
            if (isOver(master, identity)) {
                return true;
            }
            pause.pause(LOOK);
        }
        master.destroyForcibly();
        pause.pause(LOOK);
        return isOver(master, identity);
    }

    /** It may be a process no longer, or another one with the same number. */
    private boolean isOver(ProcessHandle master, Optional<String> identity) {
        return !boot().equals(identity) || !master.isAlive();
    }
}
