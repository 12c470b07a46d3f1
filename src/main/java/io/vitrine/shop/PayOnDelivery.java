package io.vitrine.shop;

import io.vitrine.accounts.SellerId;
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
    public boolean isOffered(SellerId seller, PaymentTerms terms) {
        return terms.onDelivery();
    }

    @Override
    public Optional<Duration> patience(SellerId seller, PaymentTerms terms) {
        return Optional.empty();
    }

    @Override
    public PaymentInstruction instruction(PaymentTerms terms, OrderView order) {
        return new PaymentInstruction(kind(), null, null);
    }
}
