package io.vitrine.process;

import java.util.List;
import java.util.concurrent.CompletionStage;

/** A process that is kept running until it is stopped. */
public interface SupervisedProcess {

    ProcessState state();

    /** How often it had to be started again. */
    int restarts();

    /** What it logged last, oldest first, secrets masked. */
    List<LoggedLine> log();

    /** Asks it to end, kills it if it does not, and starts it no more; completes when it is gone. */
    CompletionStage<Void> stop();
}
