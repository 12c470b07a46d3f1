package io.vitrine.nodes;

import io.vitrine.process.ProgramResult;
import io.vitrine.process.Programs;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
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

    private final String program;
    private final NodeFiles files;
    private final Programs programs;
    private final Pause pause;
    private final NginxProcesses processes;

    SupervisedNginx(String program, NodeFiles files, Programs programs, Pause pause) {
        this.program = program;
        this.files = files;
        this.programs = programs;
        this.pause = pause;
        this.processes = new NginxProcesses(files);
    }

    @Override
    public boolean isRunning() {
        return processes.master().isPresent();
    }

    @Override
    public Optional<String> boot() {
        return processes.master().flatMap(NginxProcesses::identity);
    }

    @Override
    public void test(Path configuration) {
        ProgramResult result = nginx(configuration, "-t", "-q");
        if (!result.succeeded()) {
            throw NodeException.rejectedByNginx(
                    files.instance(), result.errors().strip());
        }
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
        ProgramResult result = nginx(files.configuration(), "-s", "reload");
        if (!result.succeeded()) {
            throw NodeException.commandFailed(
                    files.instance(), "reloaded", result.errors().strip());
        }
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
        Optional<String> identity = NginxProcesses.identity(master);
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

    private ProgramResult nginx(Path configuration, String... what) {
        List<String> command =
                new ArrayList<>(List.of(program, "-p", files.home() + "/", "-c", configuration.toString()));
        command.addAll(List.of(what));
        return programs.run(command, LIMIT);
    }
}
