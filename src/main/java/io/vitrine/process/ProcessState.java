package io.vitrine.process;

/**
 * Where a supervised process stands. What is wanted of it (run, or stop) is kept apart.
 *
 * <pre>
 * STARTING --progress--> RUNNING --exit, stall--> WAITING --pause over--> STARTING
 *     +------exit, stall-------------------------^   |
 *     any --stop--> STOPPING --exit--> STOPPED       +--given up--> FAILED
 * </pre>
 */
public enum ProcessState {
    /** It was started and has not shown progress yet. */
    STARTING,
    RUNNING,
    /** It ended or stalled, and is started again after a pause. */
    WAITING,
    STOPPING,
    STOPPED,
    /** It is not started again: its watcher gave up on it. */
    FAILED;

    public boolean isTerminal() {
        return this == STOPPED || this == FAILED;
    }
}
