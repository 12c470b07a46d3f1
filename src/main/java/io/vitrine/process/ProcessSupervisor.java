package io.vitrine.process;

/** Starts programs and keeps them running. */
public interface ProcessSupervisor {

    /**
     * Starts the process; a failure to start is treated like an exit.
     *
     * @throws IllegalStateException if a process of this name runs
     */
    SupervisedProcess supervise(ProcessSpec spec, ProcessWatcher watcher);
}
