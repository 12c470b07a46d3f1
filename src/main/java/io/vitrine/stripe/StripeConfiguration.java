package io.vitrine.stripe;

import com.stripe.Stripe;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.web.DefaultSecurityFilterChain;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;

/** Lets Stripe in to what is for it alone. */
@Configuration(proxyBeanMethods = false)
class StripeConfiguration {

    static {
        // What a shop's requests take is nobody else's to know.
        Stripe.enableTelemetry = false;
    }

    /** What is signed needs neither a session nor a token: no filters. */
    @Bean
    @Order(1)
    SecurityFilterChain stripeRequests() {
        return new DefaultSecurityFilterChain(
                PathPatternRequestMatcher.withDefaults().matcher("/stripe/**"), List.of());
    }
}
