package io.vitrine.shop;

import io.vitrine.accounts.AuditLog;
import io.vitrine.accounts.SellerId;
import io.vitrine.accounts.VisitorId;
import io.vitrine.shared.PublicId;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Keeps orders in the database; whoever changes one locks its row first. */
@Service
class OrderService implements Orders {

    private static final Logger log = LoggerFactory.getLogger(OrderService.class);

    private static final int MOST_EXPIRED_AT_ONCE = 200;

    private final OrderRepository orders;
    private final Checkout checkout;
    private final Reservations reservations;
    private final PaymentBook payments;
    private final PaymentHistory history;
    private final Coupons coupons;
    private final OrderLinks links;
    private final Attempts attempts;
    private final AuditLog audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    OrderService(
            OrderRepository orders,
            Checkout checkout,
            Reservations reservations,
            PaymentBook payments,
            PaymentHistory history,
            Coupons coupons,
            OrderLinks links,
            Attempts attempts,
            AuditLog audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.orders = orders;
        this.checkout = checkout;
        this.reservations = reservations;
        this.payments = payments;
        this.history = history;
        this.coupons = coupons;
        this.links = links;
        this.attempts = attempts;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    @Override
    public List<String> problems(Recipient recipient) {
        return RecipientRules.problems(recipient);
    }

    @Override
    public Placed place(VisitorId buyer, OrderRequest request) {
        return checkout.place(buyer, request);
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<OrderView> find(PublicId publicId) {
        return orders.findByPublicId(publicId.value()).map(Order::view);
    }

    @Override
    @Transactional(readOnly = true)
    public boolean isKeyOf(OrderId order, String key) {
        return orders.findById(order.value())
                .filter(known -> OrderKeys.matches(key, known.keyDigest()) || links.opens(order, key))
                .isPresent();
    }

    @Override
    @Transactional
    public Optional<Opened> anotherKey(OrderId order) {
        return orders.findById(order.value())
                .map(known -> new Opened(known.view().publicId(), links.add(order)));
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<PaymentInstruction> instruction(OrderView order) {
        return order.state() == OrderState.AWAITING_PAYMENT
                ? Optional.of(payments.method(order.payment()).instruction(payments.terms(order.seller()), order))
                : Optional.empty();
    }

    @Override
    @Transactional(readOnly = true)
    public List<OrderView> ofBuyer(VisitorId buyer) {
        return views(orders.ofBuyer(buyer.value(), Limit.of(MOST_LISTED)));
    }

    @Override
    @Transactional(readOnly = true)
    public List<OrderView> ofSeller(SellerId seller, String text, @Nullable OrderState state, int most) {
        Set<OrderState> states = state == null ? EnumSet.allOf(OrderState.class) : EnumSet.of(state);
        String like = "%" + text.strip().toLowerCase(Locale.ROOT).replaceAll("[!%_]", "!$0") + "%";
        return views(orders.search(seller.value(), states, like, Limit.of(most)));
    }

    @Override
    @Transactional(readOnly = true)
    public List<OrderView> changed(
            SellerId seller, @Nullable OrderState state, Instant from, @Nullable OrderId after, int most) {
        Set<OrderState> states = state == null ? EnumSet.allOf(OrderState.class) : EnumSet.of(state);
        UUID behind = after == null ? new UUID(0, 0) : after.value();
        List<UUID> ids = orders.changed(seller.value(), states, from, behind, Limit.of(most));
        return views(ids).stream()
                .sorted(Comparator.comparingInt(order -> ids.indexOf(order.id().value())))
                .toList();
    }

    @Override
    public OrderView take(OrderId id, OrderStep step) {
        return change(id, order -> {
            if (order.hasTaken(step)) {
                return;
            }
            if (!order.steps().contains(step)) {
                throw ShopException.of("shop.order.step", "Order " + id + " is " + order.state() + ": no " + step);
            }
            Instant now = clock.instant();
            switch (step) {
                case PAY -> {
                    history.note(id, PaymentEvent.CAPTURED, order.total(), "");
                    pay(order, now);
                }
                case SHIP -> order.ship(now);
                case FINISH -> finish(order, now);
                case CANCEL -> cancel(order, Ending.BY_SELLER, now);
                case REFUND -> refund(order, now);
            }
            audit.note("order." + step.key(), id, order.number());
            log.info("Order {} is {}", order.number(), order.state());
        });
    }

    @Override
    public OrderView withdraw(OrderId id) {
        return change(id, order -> {
            if (order.state() == OrderState.CANCELLED) {
                return;
            }
            if (order.state() != OrderState.AWAITING_PAYMENT || order.isBeingConfirmed()) {
                throw ShopException.of("shop.order.step", "Order " + id + " is " + order.state());
            }
            cancel(order, Ending.BY_BUYER, clock.instant());
        });
    }

    /** Gives up orders that nobody has paid in time. */
    void expireOverdue() {
        Instant now = clock.instant();
        for (UUID id : orders.overdue(OrderState.AWAITING_PAYMENT, now, Limit.of(MOST_EXPIRED_AT_ONCE))) {
            try {
                change(new OrderId(id), order -> expire(order, now));
            } catch (RuntimeException e) {
                log.error("Order {} is overdue and could not be given up; this is tried again", id, e);
            }
        }
    }

    /** Whoever comes second finds the order changed, and does nothing. */
    private void expire(Order order, Instant now) {
        if (order.isOverdue(now)) {
            reservations.end(order.id(), ReservationState.EXPIRED);
            coupons.giveBack(order.id().value());
            order.cancel(Ending.EXPIRED, now);
            givenUp(order, now);
            log.info("Order {} was not paid in time", order.number());
        }
    }

    /** The money is there: units are sold, or taken again, or the money is owed. */
    void pay(Order order, Instant now) {
        if (!reserve(order)) {
            if (order.state() == OrderState.CANCELLED) {
                order.compensate(Ending.TOO_LATE, now);
            } else {
                reservations.end(order.id(), ReservationState.RELEASED);
                coupons.giveBack(order.id().value());
                order.compensate(Ending.SOLD_OUT, now);
            }
            givenUp(order, now);
            return;
        }
        reservations.confirm(order.id());
        order.pay(now);
        events.publishEvent(order.paid());
    }

    /**
     * Sets the units of an order aside that are not.
     *
     * @return false if too few are left; nothing has changed then
     */
    boolean reserve(Order order) {
        List<OrderLine> lacking = order.lacking();
        if (!lacking.isEmpty()) {
            if (reservations
                    .hold(order.id(), order.buyer(), Checkout.units(lacking))
                    .isPresent()) {
                return false;
            }
            order.reserve();
        }
        return true;
    }

    private void finish(Order order, Instant now) {
        boolean paidNow = !order.isPaid();
        if (paidNow) {
            history.note(order.id(), PaymentEvent.CAPTURED, order.total(), "");
            reservations.confirm(order.id());
        }
        order.finish(now);
        if (paidNow) {
            events.publishEvent(order.paid());
        }
    }

    private void cancel(Order order, Ending why, Instant now) {
        coupons.giveBack(order.id().value());
        if (order.isPaid()) {
            reservations.takeBack(order.id());
            order.compensate(why, now);
        } else {
            reservations.end(order.id(), ReservationState.RELEASED);
            order.cancel(why, now);
        }
        givenUp(order, now);
    }

    private void refund(Order order, Instant now) {
        history.note(order.id(), PaymentEvent.REFUNDED, order.total(), "");
        order.refund(now);
    }

    private void givenUp(Order order, Instant now) {
        events.publishEvent(
                new OrderGivenUp(order.id(), order.payment(), order.state() == OrderState.COMPENSATING, now));
    }

    /** Does something with an order whose row nobody else changes meanwhile. */
    <T> T locked(OrderId id, Function<Order, T> work) {
        return attempts.inTransaction(() -> {
            Order order = orders.lock(id.value())
                    .orElseThrow(() -> ShopException.of("shop.order.unknown", "There is no order " + id));
            OrderState before = order.state();
            boolean lacked = !order.lacking().isEmpty();
            T done = work.apply(order);
            boolean tookUnits =
                    lacked && order.ending() == null && order.lacking().isEmpty();
            if (order.state() != before || tookUnits) {
                events.publishEvent(new OrderMoved(before, order.view(), tookUnits));
            }
            return done;
        });
    }

    private OrderView change(OrderId id, Consumer<Order> change) {
        return locked(id, order -> {
            change.accept(order);
            return order.view();
        });
    }

    private List<OrderView> views(List<UUID> ids) {
        return ids.isEmpty()
                ? List.of()
                : orders.findAllByIdInOrderByPlacedAtDescIdDesc(ids).stream()
                        .map(Order::view)
                        .toList();
    }
}
