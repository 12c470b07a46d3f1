package io.vitrine.nodes;

import io.vitrine.process.ProgramResult;
import io.vitrine.process.Programs;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An nginx of the system: systemd starts, restarts and stops it, on our word. */
final class SystemdNginx implements NginxControl {

    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final String program;
    private final String unit;
    private final NodeFiles files;
    private final Programs programs;
    private @Nullable Run known;

    SystemdNginx(String program, String unit, NodeFiles files, Programs programs) {
        this.program = program;
        this.unit = unit;
        this.files = files;
        this.programs = programs;
    }

    @Override
    public boolean isRunning() {
        return programs.run(List.of("systemctl", "is-active", "--quiet", unit), LIMIT)
                .succeeded();
    }

    /**
     * {@inheritDoc}
     *
     * <p>It is asked for every encoder, and every second: systemd is asked only when the process it named last is gone.
     */
    @Override
    public synchronized Optional<String> boot() {
        if (known == null || !known.isAlive()) {
            known = mainProcess().flatMap(Run::of).orElse(null);
        }
        return Optional.ofNullable(known).map(Run::identity);
    }

    @Override
    public void test(Path configuration) {
        ProgramResult result = programs.run(List.of(program, "-t", "-q", "-c", configuration.toString()), LIMIT);
        if (!result.succeeded()) {
            throw NodeException.rejectedByNginx(
                    files.instance(), result.errors().strip());
        }
    }

    @Override
    public void start() {
        ask("start", "started");
    }

    @Override
    public void reload() {
        ask("reload", "reloaded");
    }

    @Override
    public void stop() {
        ask("stop", "stopped");
    }

    private Optional<ProcessHandle> mainProcess() {
        ProgramResult shown = programs.run(List.of("systemctl", "show", "--property=MainPID", "--value", unit), LIMIT);
        String pid = shown.output().strip();
        return pid.matches("[1-9][0-9]{0,9}") ? ProcessHandle.of(Long.parseLong(pid)) : Optional.empty();
    }

    private void ask(String what, String done) {
        ProgramResult result = programs.run(List.of("systemctl", what, unit), LIMIT);
        if (!result.succeeded()) {
            throw NodeException.commandFailed(
                    files.instance(), done, result.errors().strip());
        }
    }

    /** A master process, and what tells it from a later one with the same number. */
    private record Run(ProcessHandle process, String identity) {

        static Optional<Run> of(ProcessHandle process) {
            return NginxProcesses.identity(process).map(identity -> new Run(process, identity));
        }

        boolean isAlive() {
            return NginxProcesses.identity(process).filter(identity::equals).isPresent();
        }
    }
}
