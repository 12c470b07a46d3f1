package io.vitrine.studio;

import io.vitrine.shop.PaymentTerms;
import org.jspecify.annotations.Nullable;

/** How a seller is paid, as it was typed: text, so that whatever was sent can be shown again. */
record PaymentForm(
        String bankAccount, String transferHours, Boolean onDelivery, String checkoutAddress, String checkoutMinutes) {

    PaymentForm(
            @Nullable String bankAccount,
            @Nullable String transferHours,
            @Nullable Boolean onDelivery,
            @Nullable String checkoutAddress,
            @Nullable String checkoutMinutes) {
        this.bankAccount = text(bankAccount);
        this.transferHours = text(transferHours);
        this.onDelivery = Boolean.TRUE.equals(onDelivery);
        this.checkoutAddress = text(checkoutAddress);
        this.checkoutMinutes = text(checkoutMinutes);
    }

    static PaymentForm of(PaymentTerms terms) {
        return new PaymentForm(
                terms.bankAccount(),
                Integer.toString(terms.transferHours()),
                terms.onDelivery(),
                terms.checkoutAddress(),
                Integer.toString(terms.checkoutMinutes()));
    }

    PaymentTerms terms() {
        return new PaymentTerms(
                bankAccount, number(transferHours), onDelivery, checkoutAddress, number(checkoutMinutes));
    }

    /** What is no number becomes one that no seller may choose. */
    private static int number(String typed) {
        return typed.matches("\\d{1,4}") ? Integer.parseInt(typed) : -1;
    }

    private static String text(@Nullable String typed) {
        return typed == null ? "" : typed.strip();
    }
}
