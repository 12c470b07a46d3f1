package io.vitrine.catalogue;

import io.vitrine.shared.Money;
import java.util.Currency;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A price as files write it: {@code 15000}, {@code 15,000.00}, {@code 15000 KRW}, {@code ₩15,000}.
 *
 * @param number without signs
 * @param currency its code; empty if none is named
 */
record Amount(String number, String currency) {

    private static final Pattern FORM = Pattern.compile(
            "(?:([A-Z]{3})\\s*|([₩$€¥£])\\s*)?([0-9.,]+)(?:\\s*([A-Z]{3})|\\s*([원₩$€¥£]))?", Pattern.CASE_INSENSITIVE);

    static Optional<Amount> of(String text) {
        Matcher form = FORM.matcher(text.strip());
        if (!form.matches()) {
            return Optional.empty();
        }
        String currency = "";
        for (int group : new int[] {1, 2, 4, 5}) {
            String named = form.group(group);
            if (named != null) {
                currency = named.toUpperCase(Locale.ROOT);
            }
        }
        return Optional.of(new Amount(form.group(3), currency));
    }

    boolean isIn(Currency wanted) {
        return switch (currency) {
            case "" -> true;
            case "원", "₩" -> wanted.getCurrencyCode().equals("KRW");
            case "$" -> wanted.getCurrencyCode().endsWith("D");
            case "€" -> wanted.getCurrencyCode().equals("EUR");
            case "£" -> wanted.getCurrencyCode().equals("GBP");
            case "¥" ->
                wanted.getCurrencyCode().equals("JPY")
                        || wanted.getCurrencyCode().equals("CNY");
            default -> wanted.getCurrencyCode().equals(currency);
        };
    }

    /** Zeros beyond the currency's minor unit are taken away: many shops write {@code 15000.00} won. */
    Optional<Money> in(Currency wanted) {
        int digits = Math.max(0, wanted.getDefaultFractionDigits());
        String zeros = digits == 0 ? "\\.0*$" : "(\\.\\d{" + digits + "})0+$";
        return Money.typed(number.replaceFirst(zeros, digits == 0 ? "" : "$1"), wanted);
    }
}
