package io.vitrine;

import jakarta.persistence.EntityManagerFactory;
import org.springframework.boot.web.server.WebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/**
 * Has Hibernate prepare itself, on a thread of its own, from the first moment of a start: what asks for it first would
 * otherwise begin it and wait, for a sixth of the start, while one of the processors has nothing to do.
 */
@Component
class EarlyPersistence implements WebServerFactoryCustomizer<WebServerFactory> {

    /** @param factory of which only the beginning is needed here: nobody waits until it is ready */
    EarlyPersistence(EntityManagerFactory factory) {}

    /** The web server is what a start makes first, and it asks for all that would customize it. */
    @Override
    public void customize(WebServerFactory server) {}
}
