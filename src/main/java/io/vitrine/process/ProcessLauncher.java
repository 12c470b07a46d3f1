package io.vitrine.process;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** Starts a process somewhere. */
interface ProcessLauncher {

    Launched launch(String name, List<String> command) throws IOException;

    /** A process that was started. */
    interface Launched {

        InputStream output();

        InputStream errors();

        /** Completes with the exit code when the process is gone. */
        CompletionStage<Integer> exit();

        /** Asks it to end. */
        void terminate();

        void kill();
    }
}
