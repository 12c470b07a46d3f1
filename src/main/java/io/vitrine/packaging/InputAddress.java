package io.vitrine.packaging;

import io.vitrine.shared.Secret;
import java.net.URI;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Knows where inputs are to be sent: the application's own port, on loopback. */
@Component
class InputAddress {

    private volatile int port;

    @EventListener
    void on(WebServerInitializedEvent event) {
        // Management endpoints may have a server of their own, which does not carry the servlet.
        if (event.getApplicationContext().getServerNamespace() == null) {
            port = event.getWebServer().getPort();
        }
    }

    URI of(String stream, String rendition, Secret token) {
        if (port == 0) {
            throw new IllegalStateException("The web server does not run yet");
        }
        return URI.create(
                "http://127.0.0.1:" + port + PackagerServlet.PATH + stream + "/" + rendition + "/" + token.reveal());
    }
}
