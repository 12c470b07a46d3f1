package io.vitrine.shop;

import org.jspecify.annotations.Nullable;

/**
 * Tells a buyer how to pay.
 *
 * @param text the seller's own words, with line breaks
 * @param address the page to pay on
 */
public record PaymentInstruction(
        PaymentKind kind, @Nullable String text, @Nullable String address) {}
