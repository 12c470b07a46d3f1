package io.vitrine.shop;

import io.vitrine.shared.Money;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Takes what is told of money to the orders it is for, each in a transaction that locks the order's row first. */
@Component
class OrderReceipts implements Receipts {

    private static final Logger log = LoggerFactory.getLogger(OrderReceipts.class);

    private final OrderService orders;
    private final PaymentHistory history;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    OrderReceipts(OrderService orders, PaymentHistory history, ApplicationEventPublisher events, Clock clock) {
        this.orders = orders;
        this.history = history;
        this.events = events;
        this.clock = clock;
    }

    @Override
    public Outcome captured(OrderId id, Money amount, String reference) {
        return orders.locked(id, order -> {
            Outcome outcome = capture(order, amount, reference);
            log.info("Payment {} of order {}: {}, the order is {}", reference, order.number(), outcome, order.state());
            return outcome;
        });
    }

    @Override
    public void opening(OrderId id) {
        orders.locked(id, order -> {
            if (order.state() == OrderState.AWAITING_PAYMENT && !orders.reserve(order)) {
                throw ShopException.of("shop.first-paid.gone", "Others have paid for what order " + id + " is about");
            }
            return order.state();
        });
    }

    @Override
    public void confirming(OrderId id, String reference) {
        orders.locked(id, order -> {
            if (order.state() == OrderState.AWAITING_PAYMENT) {
                order.awaitConfirmation(clock.instant());
            }
            history.note(id, PaymentEvent.CONFIRMING, null, reference);
            return order.state();
        });
    }

    @Override
    public void declined(OrderId id, String reference, String why) {
        orders.locked(id, order -> {
            if (order.state() == OrderState.AWAITING_PAYMENT) {
                order.declinePayment(clock.instant());
            }
            history.note(id, PaymentEvent.DECLINED, null, reference, "", why);
            return order.state();
        });
    }

    @Override
    public void refunded(OrderId id, String captured, Money amount, String reference) {
        orders.locked(id, order -> {
            history.note(id, PaymentEvent.REFUNDED, amount, reference);
            if (order.state() == OrderState.COMPENSATING && history.has(id, PaymentEvent.CAPTURED, captured)) {
                order.refund(clock.instant());
                log.info("The money of order {} is given back", order.number());
            }
            return order.state();
        });
    }

    @Override
    @Transactional
    public void note(OrderId order, PaymentEvent event, String reference, String code, String detail) {
        history.note(order, event, null, reference, code, detail);
    }

    private Outcome capture(Order order, Money amount, String reference) {
        OrderId id = order.id();
        if (history.has(id, PaymentEvent.CAPTURED, reference)) {
            return Outcome.KEPT;
        }
        if (!amount.equals(order.total())) {
            history.note(id, PaymentEvent.REFUSED, amount, reference);
            return Outcome.REFUSED;
        }
        if (order.isPaid() || order.state() == OrderState.REFUNDED) {
            history.note(id, PaymentEvent.SURPLUS, amount, reference);
            return Outcome.SURPLUS;
        }
        history.note(id, PaymentEvent.CAPTURED, amount, reference);
        Ending ending = order.ending();
        if (order.state() == OrderState.CANCELLED && ending != null && ending != Ending.EXPIRED) {
            // Somebody wanted it given up: that somebody paid meanwhile does not change their mind.
            order.compensate(ending, clock.instant());
            events.publishEvent(new OrderGivenUp(id, order.payment(), true, clock.instant()));
        } else {
            orders.pay(order, clock.instant());
        }
        return Outcome.KEPT;
    }
}
