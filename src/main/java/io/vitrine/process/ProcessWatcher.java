package io.vitrine.process;

import java.util.List;

/** Knows what a process's words mean. Called from the threads that read them; must not block. */
public interface ProcessWatcher {

    /**
     * Reads a line of standard output.
     *
     * @return whether the line shows progress
     */
    boolean output(String line);

    /**
     * Judges an exit that nobody asked for.
     *
     * @param lastLines what it logged last, oldest first, secrets masked
     * @return whether to start it again
     */
    boolean restartAfter(int exitCode, List<LoggedLine> lastLines);

    /** Hears of every change of state, in order. */
    void changed(ProcessState state);
}
