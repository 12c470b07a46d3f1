package io.vitrine.stripe;

import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of payments with Stripe.
 *
 * @param api where Stripe's API is
 * @param connectTimeout for how long a connection to it is waited for
 * @param readTimeout for how long an answer is waited for
 */
@ConfigurationProperties("vitrine.stripe")
record StripeSettings(
        @DefaultValue("https://api.stripe.com") URI api,
        @DefaultValue("5s") Duration connectTimeout,
        @DefaultValue("15s") Duration readTimeout) {

    StripeSettings {
        if (api.getHost() == null || !("https".equals(api.getScheme()) || isOfThisMachine(api))) {
            throw new IllegalArgumentException("vitrine.stripe.api is an https address, and not " + api);
        }
        if (connectTimeout.toMillis() < 1 || readTimeout.toMillis() < 1) {
            throw new IllegalArgumentException("vitrine.stripe.connect-timeout and read-timeout are at least 1 ms");
        }
    }

    private static boolean isOfThisMachine(URI api) {
        return "http".equals(api.getScheme())
                && ("127.0.0.1".equals(api.getHost()) || "localhost".equals(api.getHost()));
    }
}
