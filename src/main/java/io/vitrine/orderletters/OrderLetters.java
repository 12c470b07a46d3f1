package io.vitrine.orderletters;

import io.vitrine.accounts.Accounts;
import io.vitrine.accounts.mail.MailTo;
import io.vitrine.accounts.mail.Mails;
import io.vitrine.shop.OrderMoved;
import io.vitrine.shop.OrderState;
import io.vitrine.shop.OrderView;
import io.vitrine.shop.Orders;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Puts letters about orders into the outbox, in the transaction that places or pays the order, in the language of the
 * checkout. Who left no address, or buys where no mail is sent, reads it all on the page.
 */
@Component
class OrderLetters {

    private final Mails mails;
    private final Orders orders;
    private final Accounts accounts;
    private final JdbcClient jdbc;

    OrderLetters(Mails mails, Orders orders, Accounts accounts, JdbcClient jdbc) {
        this.mails = mails;
        this.orders = orders;
        this.accounts = accounts;
        this.jdbc = jdbc;
    }

    @EventListener
    void on(OrderMoved moved) {
        OrderView order = moved.order();
        if (order.recipient().email().isEmpty() || !mails.areSent()) {
            return;
        }
        if (moved.from() == null) {
            Locale language = LocaleContextHolder.getLocale();
            remember(order.id().value(), language);
            send(order, "placed", language);
        } else if (order.state() == OrderState.PAID && moved.from() != OrderState.PAID) {
            forget(order.id().value()).ifPresent(language -> send(order, "paid", language));
        }
    }

    private void send(OrderView order, String about, Locale language) {
        Map<String, String> model =
                OrderText.of(order, orders.instruction(order).orElse(null), language);
        model.put("about", about);
        model.put("shop", accounts.shopName(order.seller()).orElse(""));
        mails.send(
                new MailTo(order.recipient().email(), order.recipient().name()),
                "order",
                language,
                model,
                OrderTickets.of(order.id()));
    }

    private void remember(UUID order, Locale language) {
        jdbc.sql("insert into order_letters (order_id, language) values (:order, :language)")
                .param("order", order)
                .param("language", language.toLanguageTag())
                .update();
    }

    /** The language an order was placed in; it is paid once, and nothing is written after that. */
    private Optional<Locale> forget(UUID order) {
        Optional<String> language = jdbc.sql("select language from order_letters where order_id = :order")
                .param("order", order)
                .query(String.class)
                .optional();
        jdbc.sql("delete from order_letters where order_id = :order")
                .param("order", order)
                .update();
        return language.map(Locale::forLanguageTag);
    }
}
