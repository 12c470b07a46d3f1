package io.vitrine.nodes;

import io.vitrine.process.ProcessIdentity;
import io.vitrine.process.Programs;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * An nginx of our own: a daemon that outlives a crash of the application, so that nobody is disconnected, and is found
 * again by its pid file.
 */
final class ManagedNginx implements NginxControl {

    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final Duration POLITE = Duration.ofSeconds(3);
    private static final Duration LOOK = Duration.ofMillis(20);

    private final NginxProgram program;
    private final Pause pause;
    private final NginxProcesses processes;

    ManagedNginx(String program, NodeFiles files, Programs programs, Pause pause) {
        this.program = new NginxProgram(program, files, programs, LIMIT);
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

    @Override
    public void start() {
        if (isRunning()) {
            return;
        }
        end(processes.all());
        program.start();
    }

    @Override
    public void reload() {
        program.reload();
    }

    @Override
    public void stop() {
        // The master takes its workers along; those of a master that was killed have to be found.
        processes.master().ifPresent(master -> end(List.of(master)));
        end(processes.all());
    }

    private void end(List<ProcessHandle> processes) {
        processes.forEach(ProcessHandle::destroy);
        for (ProcessHandle process : processes) {
            if (!ended(process)) {
                process.destroyForcibly();
                ended(process);
            }
        }
    }

    /** They are nobody's children, of whose end the JDK would hear only after a while. */
    private boolean ended(ProcessHandle process) {
        for (Duration waited = Duration.ZERO; waited.compareTo(POLITE) < 0; waited = waited.plus(LOOK)) {
            if (!process.isAlive()) {
                return true;
            }
            pause.pause(LOOK);
        }
        return !process.isAlive();
    }
}
