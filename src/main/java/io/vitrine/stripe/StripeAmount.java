package io.vitrine.stripe;

import io.vitrine.shared.Money;
import java.util.Currency;
import java.util.Locale;
import java.util.Optional;

/**
 * An amount as Stripe counts it. That is in ISO 4217's minor units but for a few currencies
 * (docs.stripe.com/currencies): whole ariary, hundredths of króna and shilling, and thousandths only in tens.
 */
record StripeAmount(long units, String currency) {

    /** @return empty if Stripe has no such amount */
    static Optional<StripeAmount> of(Money money) {
        String code = money.currency().getCurrencyCode();
        String currency = code.toLowerCase(Locale.ROOT);
        return switch (code) {
            case "ISK", "UGX" -> Optional.of(new StripeAmount(Math.multiplyExact(money.minor(), 100L), currency));
            case "MGA" -> whole(money.minor(), 100).map(units -> new StripeAmount(units, currency));
            default ->
                money.currency().getDefaultFractionDigits() == 3 && money.minor() % 10 != 0
                        ? Optional.empty()
                        : Optional.of(new StripeAmount(money.minor(), currency));
        };
    }

    /** @return empty if it is in no currency of ours, or finer than that */
    Optional<Money> money() {
        String code = currency.toUpperCase(Locale.ROOT);
        if (Currency.getAvailableCurrencies().stream()
                .noneMatch(known -> known.getCurrencyCode().equals(code))) {
            return Optional.empty();
        }
        return switch (code) {
            case "ISK", "UGX" -> whole(units, 100).map(minor -> Money.of(minor, code));
            case "MGA" -> Optional.of(Money.of(Math.multiplyExact(units, 100L), code));
            default -> Optional.of(Money.of(units, code));
        };
    }

    private static Optional<Long> whole(long amount, long by) {
        return amount % by == 0 ? Optional.of(amount / by) : Optional.empty();
    }
}
