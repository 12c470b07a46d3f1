package io.vitrine.instances;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
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
    Leadership leadership(
            InstancesSettings settings, ObjectProvider<JdbcClient> database, ObjectProvider<MeterRegistry> metrics) {
        var leadership = new Leadership(settings, new Lease(database::getObject, ProcessIdentity.own()));
        if (leadership.areTwo()) {
            metrics.ifAvailable(registry -> Gauge.builder(
                            "vitrine.instances.waiting", leadership, known -> known.isAwaited() ? 1 : 0)
                    .description("Whether another instance waits to take over")
                    .register(registry));
        }
        return leadership;
    }

    @Bean
    HeldRequests heldRequests(InstancesSettings settings) {
        return new HeldRequests(settings);
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
