package io.vitrine.stripe;

import io.vitrine.shared.Secret;

/**
 * How a seller wants to take payments with Stripe.
 *
 * @param key empty to keep the one there is
 * @param webhookSecret empty to keep the one there is
 * @param holdMinutes {@value StripeAccounts#LEAST_MINUTES} to {@value StripeAccounts#MOST_MINUTES}
 */
public record StripeDraft(Secret key, Secret webhookSecret, int holdMinutes, boolean offered) {}
