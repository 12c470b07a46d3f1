package io.vitrine.instances;

import io.vitrine.process.ProcessIdentity;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Puts the lead together. */
@Configuration(proxyBeanMethods = false)
class InstancesConfiguration {

    @Bean
    Leadership leadership(InstancesSettings settings, ObjectProvider<JdbcClient> database) {
        return new Leadership(settings, new Lease(database::getObject, ProcessIdentity.own()));
    }

    /** Whoever is alone answers at once. */
    @Bean
    FilterRegistrationBean<HeldRequests> holdingOfRequests(HeldRequests requests, Instances instances) {
        var registration = new FilterRegistrationBean<>(requests);
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
        registration.setEnabled(instances.areTwo());
        return registration;
    }
}
