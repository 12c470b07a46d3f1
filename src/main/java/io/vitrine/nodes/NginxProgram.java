package io.vitrine.nodes;

import io.vitrine.process.ProgramResult;
import io.vitrine.process.Programs;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Runs the nginx program for one of the two, whoever keeps its processes. */
final class NginxProgram {

    private final String program;
    private final NodeFiles files;
    private final Programs programs;
    private final Duration limit;

    /** @param limit how long one run may take */
    NginxProgram(String program, NodeFiles files, Programs programs, Duration limit) {
        this.program = program;
        this.files = files;
        this.programs = programs;
        this.limit = limit;
    }

    /** @throws NodeException if nginx does not take this configuration */
    void test(Path configuration) {
        ProgramResult result = run(configuration, "-t", "-q");
        if (!result.succeeded()) {
            throw NodeException.rejectedByNginx(
                    files.instance(), result.errors().strip());
        }
    }

    /** Becomes the daemon that nginx is, with the configuration it has now. */
    void start() {
        require(run(files.configuration()), "started");
    }

    /** Has the one that runs read its configuration again. */
    void reload() {
        require(run(files.configuration(), "-s", "reload"), "reloaded");
    }

    private void require(ProgramResult result, String what) {
        if (!result.succeeded()) {
            throw NodeException.commandFailed(
                    files.instance(), what, result.errors().strip());
        }
    }

    private ProgramResult run(Path configuration, String... what) {
        List<String> command =
                new ArrayList<>(List.of(program, "-p", files.home() + "/", "-c", configuration.toString()));
        command.addAll(List.of(what));
        return programs.run(command, limit);
    }
}
