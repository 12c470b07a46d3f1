package io.vitrine.shop;

import io.vitrine.accounts.AuditLog;
import io.vitrine.accounts.SellerId;
import io.vitrine.shared.PlainText;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Keeps in the database how sellers are paid. */
@Component
@Transactional
class PaymentBook implements Payments {

    private static final int MOST_OF_TEXT = 500;

    private final JdbcClient jdbc;
    private final ObjectProvider<PaymentMethod> methods;
    private final PaymentHistory history;
    private final AuditLog audit;

    /** @param methods are asked for late: some need the orders, which need this */
    PaymentBook(JdbcClient jdbc, ObjectProvider<PaymentMethod> methods, PaymentHistory history, AuditLog audit) {
        this.jdbc = jdbc;
        this.methods = methods;
        this.history = history;
        this.audit = audit;
    }

    @Override
    @Transactional(readOnly = true)
    public PaymentTerms terms(SellerId seller) {
        return jdbc.sql("select bank_account, transfer_hours, on_delivery, checkout_address, checkout_minutes"
                        + " from payment_terms where seller_id = :seller")
                .param("seller", seller.value())
                .query((row, number) -> new PaymentTerms(
                        row.getString("bank_account"),
                        row.getInt("transfer_hours"),
                        row.getBoolean("on_delivery"),
                        row.getString("checkout_address"),
                        row.getInt("checkout_minutes")))
                .optional()
                .orElse(PaymentTerms.NONE);
    }

    @Override
    public PaymentTerms change(SellerId seller, PaymentTerms terms) {
        check(terms);
        write(
                "insert into payment_terms values (:seller, '', 24, false, '', 30) on conflict do nothing",
                seller,
                PaymentTerms.NONE);
        write(
                "update payment_terms set bank_account = :account, transfer_hours = :hours, on_delivery = :delivery,"
                        + " checkout_address = :address, checkout_minutes = :minutes where seller_id = :seller",
                seller,
                terms);
        audit.note("payments.changed", seller, "");
        return terms;
    }

    @Override
    @Transactional(readOnly = true)
    public List<PaymentKind> offered(SellerId seller) {
        PaymentTerms terms = terms(seller);
        return methods.orderedStream()
                .filter(method -> method.isOffered(seller, terms))
                .map(PaymentMethod::kind)
                .toList();
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Duration> patience(SellerId seller, PaymentKind kind) {
        return method(kind).patience(seller, terms(seller));
    }

    @Override
    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    public Optional<URI> open(OrderView order, URI back) {
        return method(order.payment()).open(order, back);
    }

    @Override
    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    public void look(OrderView order) {
        method(order.payment()).look(order);
    }

    @Override
    @Transactional(readOnly = true)
    public List<PaymentNote> history(OrderId order) {
        return history.of(order);
    }

    PaymentMethod method(PaymentKind kind) {
        return methods.stream()
                .filter(method -> method.kind() == kind)
                .findFirst()
                .orElseThrow();
    }

    private void write(String statement, SellerId seller, PaymentTerms terms) {
        jdbc.sql(statement)
                .param("seller", seller.value())
                .param("account", terms.bankAccount())
                .param("hours", terms.transferHours())
                .param("delivery", terms.onDelivery())
                .param("address", terms.checkoutAddress())
                .param("minutes", terms.checkoutMinutes())
                .update();
    }

    private static void check(PaymentTerms terms) {
        for (String line : terms.bankAccount().split("\n", -1)) {
            if (!line.isBlank() && !PlainText.isOneLine(line, MOST_OF_TEXT)) {
                throw ShopException.of("shop.payments.account", "The account is at most 500 characters of plain text");
            }
        }
        if (terms.bankAccount().length() > MOST_OF_TEXT) {
            throw ShopException.of("shop.payments.account", "The account is at most 500 characters of plain text");
        }
        if (terms.transferHours() < 1 || terms.transferHours() > 168) {
            throw ShopException.of("shop.payments.hours", "Transfers are awaited for 1 to 168 hours");
        }
        if (!terms.checkoutAddress().isEmpty() && !isAddress(terms.checkoutAddress())) {
            throw ShopException.of("shop.payments.address", "The page to pay on is an https address");
        }
        if (terms.checkoutMinutes() < 5 || terms.checkoutMinutes() > 1440) {
            throw ShopException.of("shop.payments.minutes", "Payments elsewhere are awaited for 5 to 1440 minutes");
        }
    }

    /** Whether it is one with anything in its places. */
    private static boolean isAddress(String template) {
        if (!PlainText.isOneLine(template, MOST_OF_TEXT)) {
            return false;
        }
        try {
            URI address = new URI(
                    template.replace("{order}", "0").replace("{amount}", "0").replace("{currency}", "KRW"));
            return "https".equalsIgnoreCase(address.getScheme())
                    && address.getHost() != null
                    && address.getUserInfo() == null;
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
