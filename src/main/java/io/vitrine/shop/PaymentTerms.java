package io.vitrine.shop;

import java.time.Duration;

/**
 * How a seller is paid.
 *
 * @param bankAccount what buyers are told who pay by bank transfer; empty if they cannot
 * @param transferHours how long units wait for a transfer, 1 to 168
 * @param onDelivery whether buyers may pay whoever brings it
 * @param checkoutAddress of a page elsewhere, with {@code {order}}, {@code {amount}} and {@code {currency}} for what
 *     they are; empty if there is none
 * @param checkoutMinutes how long units wait for somebody who pays there, 5 to 1440
 */
public record PaymentTerms(
        String bankAccount, int transferHours, boolean onDelivery, String checkoutAddress, int checkoutMinutes) {

    /** Those of a seller who has said nothing: no way to pay is offered. */
    public static final PaymentTerms NONE = new PaymentTerms("", 24, false, "", 30);

    public PaymentTerms {
        bankAccount = bankAccount.strip().replace("\r\n", "\n");
        checkoutAddress = checkoutAddress.strip();
    }

    Duration transferTime() {
        return Duration.ofHours(transferHours);
    }

    Duration checkoutTime() {
        return Duration.ofMinutes(checkoutMinutes);
    }
}
