package io.vitrine.webhooks;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Makes what decides where messages may go. */
@Configuration(proxyBeanMethods = false)
class WebhookConfiguration {

    @Bean
    TargetAddresses webhookTargets(WebhookSettings settings) {
        return new TargetAddresses(settings.allowedNetworks());
    }
}
