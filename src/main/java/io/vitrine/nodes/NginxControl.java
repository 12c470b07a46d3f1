package io.vitrine.nodes;

import java.nio.file.Path;
import java.util.Optional;

/** Starts, loads and stops one nginx. Every command waits until it is done, and for a bounded time. */
interface NginxControl {

    boolean isRunning();

    /** Tells one run of it from the next, by its master process; empty while it does not run. */
    Optional<String> boot();

    /** @throws NodeException if nginx does not take the file */
    void test(Path configuration);

    /** Starts it, if it does not run, and ends what a run before left over. */
    void start();

    /** Has the one that runs read its configuration again. */
    void reload();

    /** Stops it at once: connections are cut. */
    void stop();
}
