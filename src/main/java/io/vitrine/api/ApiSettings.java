package io.vitrine.api;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How much programs may ask; {@code vitrine.api}.
 *
 * @param requestsAMinute of one token, evenly refilled
 * @param failuresAMinute of one network address: requests with a token that does not work
 * @param description whether {@code /api/v1/openapi.json} tells what the API can do
 */
@ConfigurationProperties("vitrine.api")
record ApiSettings(
        @DefaultValue("600") int requestsAMinute,
        @DefaultValue("30") int failuresAMinute,
        @DefaultValue("false") boolean description) {

    ApiSettings {
        if (requestsAMinute < 1 || failuresAMinute < 1) {
            throw new IllegalArgumentException(
                    "vitrine.api.requests-a-minute and vitrine.api.failures-a-minute must be positive");
        }
    }
}
