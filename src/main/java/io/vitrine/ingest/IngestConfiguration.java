package io.vitrine.ingest;

import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/** Puts the callbacks in front of everything else that Tomcat does. */
@Configuration(proxyBeanMethods = false)
class IngestConfiguration {

    /** Before Boot's own valves (order 0): the address of the caller is still that of the connection. */
    @Bean
    @Order(-1)
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> rtmpCallbacks(
            CallerCheck caller, IngestRun run, Publishing publishing, Departures departures) {
        return tomcat -> tomcat.addEngineValves(new CallbackValve(caller, run, publishing, departures));
    }
}
