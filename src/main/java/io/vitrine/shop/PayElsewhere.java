package io.vitrine.shop;

import io.vitrine.accounts.SellerId;
import io.vitrine.shared.Money;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Has the buyer pay on a page that the seller has elsewhere. */
@Component
@Order(3)
class PayElsewhere implements PaymentMethod {

    @Override
    public PaymentKind kind() {
        return PaymentKind.ELSEWHERE;
    }

    @Override
    public boolean isOffered(SellerId seller, PaymentTerms terms) {
        return !terms.checkoutAddress().isEmpty();
    }

    @Override
    public Optional<Duration> patience(SellerId seller, PaymentTerms terms) {
        return Optional.of(terms.checkoutTime());
    }

    @Override
    public PaymentInstruction instruction(PaymentTerms terms, OrderView order) {
        String address = filled(terms.checkoutAddress(), order.number(), order.total());
        // A seller who has taken the page away since then leaves nowhere to send the buyer to.
        return new PaymentInstruction(kind(), null, address.isEmpty() ? null : address);
    }

    static String filled(String template, String orderNumber, Money amount) {
        return template.replace("{order}", encode(orderNumber))
                .replace("{amount}", encode(amount.plain()))
                .replace("{currency}", encode(amount.currency().getCurrencyCode()));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
