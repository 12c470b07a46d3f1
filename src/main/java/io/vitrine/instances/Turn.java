package io.vitrine.instances;

import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Holds the start up until this instance is to listen: the web server begins behind it. */
@Component
class Turn implements SmartLifecycle {

    /** Of web servers, {@code WebServerApplicationContext.START_STOP_LIFECYCLE_PHASE}. */
    static final int WEB_SERVER = DEFAULT_PHASE - 2048;

    private final Leadership leadership;
    private volatile boolean running;

    Turn(Leadership leadership) {
        this.leadership = leadership;
    }

    @Override
    public int getPhase() {
        return WEB_SERVER - 1;
    }

    @Override
    public void start() {
        leadership.awaitTurn();
        running = true;
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
