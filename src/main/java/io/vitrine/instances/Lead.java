package io.vitrine.instances;

import org.springframework.boot.web.server.WebServer;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ApplicationContext;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Holds the start up until this instance leads: everything that only one may do begins behind it, and has ended when the lead
 * is given back.
 *
 * <p>When the application is asked to end, the other instance listens first. From then on no connection is taken here, so
 * that whoever comes is answered there.
 */
@Component
class Lead implements SmartLifecycle {

    private final Leadership leadership;
    private volatile boolean running;

    Lead(Leadership leadership) {
        this.leadership = leadership;
    }

    /** Behind the web server, and before what listens to nginx-rtmp. */
    @Override
    public int getPhase() {
        return Turn.WEB_SERVER + 1;
    }

    @Override
    public void start() {
        leadership.awaitLead();
        running = true;
    }

    @EventListener
    @Order(Ordered.HIGHEST_PRECEDENCE)
    void on(ContextClosedEvent closed) {
        leadership.leave();
        ApplicationContext context = closed.getApplicationContext();
        if (leadership.isHandedOver() && context instanceof WebServerApplicationContext web) {
            WebServer server = web.getWebServer();
            if (server != null) {
                server.shutDownGracefully(result -> {});
            }
        }
    }

    @Override
    public void stop() {
        leadership.release();
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
