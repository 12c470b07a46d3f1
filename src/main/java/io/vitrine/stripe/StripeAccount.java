package io.vitrine.stripe;

import org.jspecify.annotations.Nullable;

/**
 * What may be shown of how a seller takes payments with Stripe.
 *
 * @param key the secret key, masked
 * @param webhookSecret masked; null if there is none yet, and nothing is offered to buyers
 * @param testMode whether no real money moves
 * @param holdMinutes how long units wait for the money
 * @param offered whether buyers may choose it
 * @param trouble the end of a key of {@code messages.properties}: why Stripe's last answer was no; null if it was not
 */
public record StripeAccount(
        String key,
        @Nullable String webhookSecret,
        boolean testMode,
        int holdMinutes,
        boolean offered,
        @Nullable String trouble) {

    /** Whether buyers can choose it: without the webhook's secret nobody would believe what Stripe tells. */
    public boolean isOpen() {
        return offered && webhookSecret != null;
    }
}
