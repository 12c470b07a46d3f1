package io.vitrine.shop;

import io.vitrine.accounts.SellerId;
import java.time.Duration;
import java.util.Optional;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Has the buyer send the money to the seller's account. */
@Component
@Order(1)
class BankTransfer implements PaymentMethod {

    @Override
    public PaymentKind kind() {
        return PaymentKind.BANK_TRANSFER;
    }

    @Override
    public boolean isOffered(SellerId seller, PaymentTerms terms) {
        return !terms.bankAccount().isEmpty();
    }

    @Override
    public Optional<Duration> patience(SellerId seller, PaymentTerms terms) {
        return Optional.of(terms.transferTime());
    }

    @Override
    public PaymentInstruction instruction(PaymentTerms terms, OrderView order) {
        return new PaymentInstruction(kind(), terms.bankAccount(), null);
    }
}
