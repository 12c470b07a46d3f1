package io.vitrine.shared;

import java.math.BigDecimal;
import java.text.NumberFormat;
import java.util.Currency;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An amount of money.
 *
 * @param minor the amount in the currency's minor unit (ISO 4217): cents of a dollar, whole won
 */
public record Money(long minor, Currency currency) {

    /** More than any price or any show's sales, and small enough that a million of them can be added up. */
    public static final long MOST = 1_000_000_000_000L;

    private static final Pattern TYPED = Pattern.compile("(\\d{1,3}(?:,\\d{3})+|\\d{1,13})(?:\\.(\\d+))?");

    public static Money of(long minor, String currency) {
        return new Money(minor, Currency.getInstance(currency));
    }

    /**
     * Reads what a person typed: digits, with or without commas between thousands, and a point before the minor unit.
     *
     * @return empty if it is not an amount, has more decimals than the currency, or is beyond a trillion minor units
     */
    public static Optional<Money> typed(String text, Currency currency) {
        var matcher = TYPED.matcher(text.strip());
        int digits = currency.getDefaultFractionDigits();
        if (!matcher.matches() || (matcher.group(2) != null && matcher.group(2).length() > digits)) {
            return Optional.empty();
        }
        BigDecimal amount = new BigDecimal(matcher.group().replace(",", "")).movePointRight(digits);
        return amount.compareTo(BigDecimal.valueOf(MOST)) > 0
                ? Optional.empty()
                : Optional.of(new Money(amount.longValueExact(), currency));
    }

    /** As it is typed into a form: {@code 18000}, {@code 12.50}. */
    public String plain() {
        return BigDecimal.valueOf(minor, currency.getDefaultFractionDigits()).toPlainString();
    }

    /** As people of that language write it: {@code ₩18,000}. */
    public String format(Locale locale) {
        NumberFormat format = NumberFormat.getCurrencyInstance(locale);
        format.setCurrency(currency);
        format.setMinimumFractionDigits(currency.getDefaultFractionDigits());
        format.setMaximumFractionDigits(currency.getDefaultFractionDigits());
        return format.format(BigDecimal.valueOf(minor, currency.getDefaultFractionDigits()));
    }
}
