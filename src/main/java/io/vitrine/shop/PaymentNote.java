package io.vitrine.shop;

import io.vitrine.shared.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A line of the history of a payment.
 *
 * @param amount null if it is about none
 * @param reference what whoever takes the money calls it; empty if the seller said so
 * @param code the end of a key of {@code messages.properties} that says why; empty if there is nothing to say
 * @param detail in the words of whoever takes the money; empty if there are none
 */
public record PaymentNote(
        Instant at, PaymentEvent event, @Nullable Money amount, String reference, String code, String detail) {}
