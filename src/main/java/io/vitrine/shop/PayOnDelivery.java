package io.vitrine.shop;

import io.vitrine.shared.Money;
import java.time.Duration;
import java.util.Optional;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Has the buyer pay whoever brings the order. */
@Component
@Order(2)
class PayOnDelivery implements PaymentMethod {

    @Override
    public PaymentKind kind() {
        return PaymentKind.ON_DELIVERY;
    }

    @Override
    public boolean isOffered(PaymentTerms terms) {
        return terms.onDelivery();
    }

    @Override
    public Optional<Duration> patience(PaymentTerms terms) {
        return Optional.empty();
    }

    @Override
    public PaymentInstruction instruction(PaymentTerms terms, String orderNumber, Money amount) {
        return new PaymentInstruction(kind(), null, null);
    }
}
