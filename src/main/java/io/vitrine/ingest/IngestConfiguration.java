package io.vitrine.ingest;

import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the callbacks beside Spring MVC, which would take longer for each. */
@Configuration(proxyBeanMethods = false)
class IngestConfiguration {

    @Bean
    ServletRegistrationBean<CallbackServlet> rtmpCallbacks(
            CallerCheck caller, IngestRun run, Publishing publishing, Departures departures) {
        var servlet = new ServletRegistrationBean<>(new CallbackServlet(caller, run, publishing, departures));
        servlet.setUrlMappings(CallbackServlet.ADDRESSES);
        servlet.setLoadOnStartup(1);
        return servlet;
    }
}
