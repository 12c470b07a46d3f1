package io.vitrine.api;

import io.vitrine.shared.Money;

/**
 * An amount of money.
 *
 * @param minor in the currency's minor unit: cents of a dollar, whole won
 * @param currency three letters (ISO 4217)
 */
record Amount(long minor, String currency) {

    static Amount of(Money money) {
        return new Amount(money.minor(), money.currency().getCurrencyCode());
    }
}
