package io.vitrine.orderletters;

import io.vitrine.accounts.mail.MailTickets;
import io.vitrine.shop.OrderId;
import io.vitrine.shop.Orders;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Makes the links of letters about orders: each opens its order by a key of its own, of which only a digest is kept. */
@Component
class OrderTickets implements MailTickets {

    private final Orders orders;

    OrderTickets(Orders orders) {
        this.orders = orders;
    }

    static TicketId of(OrderId order) {
        return new TicketId(order.value());
    }

    @Override
    public Optional<String> linkFor(TicketId ticket) {
        return orders.anotherKey(new OrderId(ticket.value()))
                .map(opened -> "/shop/orders/" + opened.order() + "?key="
                        + opened.key().reveal());
    }
}
