package io.vitrine.stripe;

import io.vitrine.accounts.SellerId;
import java.util.Optional;

/** Keeps with what keys sellers take payments; the keys are sealed, and never told again. */
public interface StripeAccounts {

    int LEAST_MINUTES = 5;
    int MOST_MINUTES = 1440;

    /** How long units wait unless the seller says otherwise. */
    int USUAL_MINUTES = 15;

    Optional<StripeAccount> of(SellerId seller);

    /**
     * Keeps what was typed; a new key is tried at Stripe first.
     *
     * @throws StripeException if something in it is not valid, or Stripe does not take the key; nothing was kept then
     */
    StripeAccount save(SellerId seller, StripeDraft draft);

    /**
     * Forgets the keys.
     *
     * @throws StripeException if something is still to be paid or given back with them
     */
    void remove(SellerId seller);
}
