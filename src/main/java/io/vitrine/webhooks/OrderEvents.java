package io.vitrine.webhooks;

import io.vitrine.broadcasts.BroadcastId;
import io.vitrine.broadcasts.Broadcasts;
import io.vitrine.shared.Money;
import io.vitrine.shop.OrderMoved;
import io.vitrine.shop.OrderState;
import io.vitrine.shop.OrderView;
import io.vitrine.shop.PaymentKind;
import io.vitrine.shop.ProductView;
import io.vitrine.shop.ProductView.VariantView;
import io.vitrine.shop.Products;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Tells of orders and of what they sold out. Who bought is not told: a log of messages is no place for names and
 * addresses, and a program that needs them asks for the order.
 */
@Component
class OrderEvents {

    private final Products products;
    private final Broadcasts broadcasts;
    private final Messages messages;

    OrderEvents(Products products, Broadcasts broadcasts, Messages messages) {
        this.products = products;
        this.broadcasts = broadcasts;
        this.messages = messages;
    }

    @EventListener
    void on(OrderMoved moved) {
        OrderView order = moved.order();
        if (moved.from() != order.state()) {
            messages.tell(order.seller(), type(order), order.changedAt(), () -> data(order));
        }
        if (moved.tookUnits() && messages.hasListeners(order.seller(), EventType.STOCK_SOLD_OUT)) {
            order.lines()
                    .forEach(line ->
                            products.ofVariant(line.variant()).ifPresent(product -> tellSoldOut(order, line, product)));
        }
    }

    /** The rows of the ledger are this order's until it is committed: of two that take the last ones one sees it. */
    private void tellSoldOut(OrderView order, OrderView.Line line, ProductView product) {
        product.variants().stream()
                .filter(variant ->
                        variant.id().equals(line.variant()) && variant.stock().left() == 0)
                .forEach(variant -> messages.tell(
                        order.seller(), EventType.STOCK_SOLD_OUT, order.changedAt(), () -> sold(product, variant)));
    }

    private static EventType type(OrderView order) {
        return switch (order.state()) {
            case AWAITING_PAYMENT -> EventType.ORDER_PLACED;
            case PAID -> EventType.ORDER_PAID;
            case FULFILLING -> EventType.ORDER_SHIPPED;
            case DONE -> EventType.ORDER_COMPLETED;
            case CANCELLED, COMPENSATING -> EventType.ORDER_CANCELLED;
            case REFUNDED -> EventType.ORDER_REFUNDED;
        };
    }

    private Order data(OrderView order) {
        return new Order(
                order.publicId().value(),
                order.number(),
                order.state().name(),
                order.payment().name(),
                isPaid(order),
                order.state() == OrderState.COMPENSATING,
                order.ending() == null ? null : order.ending().name(),
                Amount.of(order.total()),
                Amount.of(order.discount()),
                show(order.show()),
                order.lines().stream().map(this::line).toList(),
                order.placedAt());
    }

    private static boolean isPaid(OrderView order) {
        return switch (order.state()) {
            case PAID, DONE, COMPENSATING -> true;
            case FULFILLING -> order.payment() != PaymentKind.ON_DELIVERY;
            case AWAITING_PAYMENT, CANCELLED, REFUNDED -> false;
        };
    }

    private Line line(OrderView.Line line) {
        return new Line(
                line.product().value(),
                line.sku(),
                line.title(),
                line.variantName(),
                line.quantity(),
                Amount.of(line.price()),
                show(line.show()));
    }

    private @Nullable String show(@Nullable UUID show) {
        return show == null
                ? null
                : broadcasts
                        .find(new BroadcastId(show))
                        .map(found -> found.publicId().value())
                        .orElse(null);
    }

    private static SoldOut sold(ProductView product, VariantView variant) {
        return new SoldOut(product.publicId().value(), product.title(), variant.sku(), variant.name());
    }

    /** @param amount in the currency's minor unit, as ISO 4217 has it */
    private record Amount(long amount, String currency) {

        static Amount of(Money money) {
            return new Amount(money.minor(), money.currency().getCurrencyCode());
        }
    }

    /**
     * What is told of an order.
     *
     * @param paid whether its money is there
     * @param refundDue whether the money has to be given back
     * @param ending why it was given up
     * @param broadcast the show on which it was placed
     */
    private record Order(
            String id,
            String number,
            String state,
            String payment,
            boolean paid,
            boolean refundDue,
            @Nullable String ending,
            Amount total,
            Amount discount,
            @Nullable String broadcast,
            List<Line> lines,
            Instant placedAt) {}

    /** @param price of one */
    private record Line(
            String product,
            String sku,
            String title,
            String variant,
            int quantity,
            Amount price,
            @Nullable String broadcast) {}

    private record SoldOut(String product, String title, String sku, String variant) {}
}
