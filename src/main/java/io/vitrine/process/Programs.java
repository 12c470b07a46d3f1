package io.vitrine.process;

import java.time.Duration;
import java.util.List;

/** Runs a program to its end. */
public interface Programs {

    /**
     * Runs the program, reads all it says, and kills it at the limit.
     *
     * @param command the program and its arguments; no shell
     * @throws ProgramException if it cannot be started, or did not end within the limit
     */
    ProgramResult run(List<String> command, Duration limit);
}
