package io.vitrine.shop;

import io.vitrine.accounts.VisitorId;
import io.vitrine.shared.Money;
import io.vitrine.shared.Secret;
import io.vitrine.shop.OrderRequest.Item;
import io.vitrine.shop.Orders.Placed;
import io.vitrine.shop.PriceBook.Priced;
import io.vitrine.shop.Reservations.Units;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.stereotype.Component;

/** Makes an order of what somebody wants, in one transaction that holds all of it or changes nothing. */
@Component
class Checkout {

    private static final int LONGEST_ONCE = 64;

    private final OrderRepository orders;
    private final Reservations reservations;
    private final PriceBook prices;
    private final Pools pools;
    private final Carts carts;
    private final Coupons coupons;
    private final PaymentBook payments;
    private final Attempts attempts;
    private final ApplicationEventPublisher events;
    private final ShopSettings settings;
    private final Clock clock;

    Checkout(
            OrderRepository orders,
            Reservations reservations,
            PriceBook prices,
            Pools pools,
            Carts carts,
            Coupons coupons,
            PaymentBook payments,
            Attempts attempts,
            ApplicationEventPublisher events,
            ShopSettings settings,
            Clock clock) {
        this.orders = orders;
        this.reservations = reservations;
        this.prices = prices;
        this.pools = pools;
        this.carts = carts;
        this.coupons = coupons;
        this.payments = payments;
        this.attempts = attempts;
        this.events = events;
        this.settings = settings;
        this.clock = clock;
    }

    Placed place(VisitorId buyer, OrderRequest request) {
        check(request);
        return attempts.inTransaction(() -> orders.findByBuyerAndIdempotencyKey(buyer.value(), request.once())
                .map(known -> new Placed(known.view(), null))
                .orElseGet(() -> order(buyer, request)));
    }

    private Placed order(VisitorId buyer, OrderRequest request) {
        Map<VariantId, Priced> articles = prices.priced(variants(request), buyer);
        checkOffers(request, articles);
        if (!payments.offered(request.seller()).contains(request.payment())) {
            throw ShopException.of("shop.order.payment", "The shop does not offer to pay by " + request.payment());
        }
        checkPayment(request, articles);
        checkUnpaid(buyer);
        Secret key = OrderKeys.key();
        Instant now = clock.instant();
        Order order = new Order(
                buyer,
                request,
                articles,
                new Order.Identity(OrderKeys.number(now), OrderKeys.digest(key.reveal())),
                payments.patience(request.seller(), request.payment()).orElse(null),
                now);
        // First, so that of two that are sent at once the second waits here, and holds nothing meanwhile.
        orders.saveAndFlush(order);
        Optional<VariantId> lacking = reservations.hold(order.id(), buyer, units(request, articles));
        if (lacking.isPresent()) {
            throw outrun(request, lacking.get(), buyer);
        }
        UUID coupon = request.coupon();
        if (coupon != null) {
            order.takeOff(
                    coupons.use(coupon, buyer, request.seller(), order.id().value(), couponBase(request, articles)));
        }
        request.items().forEach(item -> carts.change(buyer, item.variant(), 0));
        events.publishEvent(order.placed());
        events.publishEvent(new OrderMoved(null, order.view(), order.lacking().isEmpty()));
        return new Placed(order.view(), key);
    }

    /** What these need of what anybody may buy. */
    static List<Units> units(List<OrderLine> lines) {
        return lines.stream()
                .map(line -> new Units(line.variant(), line.quantity(), null))
                .toList();
    }

    /** Whoever pays when it comes never pays first. */
    private static void checkPayment(OrderRequest request, Map<VariantId, Priced> articles) {
        if (!request.payment().isBeforeDelivery()
                && request.items().stream()
                        .anyMatch(item -> !quote(item, articles).isHeldAtCheckout(item.quantity()))) {
            throw ShopException.of("shop.order.first-paid", "Who pays on delivery does not pay first");
        }
    }

    private void checkUnpaid(VisitorId buyer) {
        if (orders.countByBuyerAndState(buyer.value(), OrderState.AWAITING_PAYMENT) >= settings.unpaidOrders()) {
            throw ShopException.of(
                    "shop.order.unpaid", "Visitor " + buyer + " has too many unpaid orders", settings.unpaidOrders());
        }
    }

    private static void check(OrderRequest request) {
        int size = request.items().size();
        if (size < 1 || size > Orders.MOST_LINES) {
            throw ShopException.of("shop.order.empty", "An order has 1 to 50 lines, and not " + size);
        }
        if (request.once().isBlank() || request.once().length() > LONGEST_ONCE) {
            throw ShopException.of("shop.order.once", "An order is known by 1 to 64 characters of its own");
        }
        if (!RecipientRules.problems(request.recipient()).isEmpty()) {
            throw ShopException.of("shop.order.recipient", "The recipient is not valid");
        }
        Set<VariantId> variants = new HashSet<>();
        for (Item item : request.items()) {
            int place = request.items().indexOf(item);
            if (item.quantity() < 1 || item.quantity() > Carts.MOST_UNITS || !variants.add(item.variant())) {
                throw ShopException.ofVariant("shop.quantity", place, "A quantity is 1 to 99, of each variant once");
            }
        }
    }

    private static void checkOffers(OrderRequest request, Map<VariantId, Priced> articles) {
        for (int place = 0; place < request.items().size(); place++) {
            checkOffer(request, place, articles.get(request.items().get(place).variant()));
        }
    }

    private static void checkOffer(OrderRequest request, int place, @Nullable Priced priced) {
        Item item = request.items().get(place);
        if (priced == null
                || !priced.article().offered()
                || !priced.article().seller().equals(request.seller())) {
            throw ShopException.ofVariant("shop.order.gone", place, item.variant() + " is not offered");
        }
        String title = priced.article().title();
        Quote quote = priced.quote();
        // Before the price: whoever was too late for the last one is told that, and not what it would cost.
        if (!quote.hasFor(item.quantity())) {
            int left = quote.available();
            throw ShopException.ofVariant(
                    "shop.order.left", place, "Only " + left + " are left of " + item.variant(), title, left);
        }
        Money price = quote.priceFor(item.quantity());
        if (!price.currency().equals(item.seen().currency())
                || price.minor() > item.seen().minor()) {
            throw ShopException.ofVariant(
                    quote.wasDeal(item.seen()) ? "shop.order.deal" : "shop.order.price",
                    place,
                    item.variant() + " costs " + price + ", and was shown at " + item.seen(),
                    title,
                    item.seen(),
                    price);
        }
    }

    /** Somebody was quicker since the prices were looked up. */
    private RuntimeException outrun(OrderRequest request, VariantId variant, VisitorId buyer) {
        int place = variants(request).indexOf(variant);
        checkOffer(request, place, prices.priced(List.of(variant), buyer).get(variant));
        return new ConcurrencyFailureException("The units of " + variant + " came from where none are left");
    }

    private List<Units> units(OrderRequest request, Map<VariantId, Priced> articles) {
        return request.items().stream()
                .filter(item -> quote(item, articles).isHeldAtCheckout(item.quantity()))
                .map(item -> new Units(
                        item.variant(),
                        item.quantity(),
                        quote(item, articles)
                                .sourceFor(item.quantity())
                                .map(pools::share)
                                .orElse(null)))
                .toList();
    }

    /** What a coupon may be used for. */
    private static CouponBase couponBase(OrderRequest request, Map<VariantId, Priced> articles) {
        List<CouponBase.Part> parts = new ArrayList<>();
        for (Item item : request.items()) {
            Deal deal = quote(item, articles).dealFor(item.quantity());
            if (deal == null || deal.stackable()) {
                Money price = quote(item, articles).priceFor(item.quantity());
                parts.add(new CouponBase.Part(
                        Objects.requireNonNull(articles.get(item.variant()))
                                .article()
                                .product(),
                        new Money(price.minor() * item.quantity(), price.currency())));
            }
        }
        return new CouponBase(parts, request.items().get(0).seen().currency());
    }

    private static Quote quote(Item item, Map<VariantId, Priced> articles) {
        return Objects.requireNonNull(articles.get(item.variant())).quote();
    }

    private static List<VariantId> variants(OrderRequest request) {
        return request.items().stream().map(Item::variant).toList();
    }
}
