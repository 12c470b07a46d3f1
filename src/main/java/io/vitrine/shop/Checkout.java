package io.vitrine.shop;

import io.vitrine.accounts.VisitorId;
import io.vitrine.shared.Secret;
import io.vitrine.shop.OrderRequest.Item;
import io.vitrine.shop.Orders.Placed;
import io.vitrine.shop.Reservations.Units;
import io.vitrine.shop.Shelf.Article;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Makes an order of what somebody wants, in one transaction that holds all of it or changes nothing. */
@Component
class Checkout {

    private static final int LONGEST_ONCE = 64;

    private final OrderRepository orders;
    private final Reservations reservations;
    private final Shelf shelf;
    private final StockLedger stock;
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
            Shelf shelf,
            StockLedger stock,
            Carts carts,
            Coupons coupons,
            PaymentBook payments,
            Attempts attempts,
            ApplicationEventPublisher events,
            ShopSettings settings,
            Clock clock) {
        this.orders = orders;
        this.reservations = reservations;
        this.shelf = shelf;
        this.stock = stock;
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
        Map<VariantId, Article> articles =
                shelf.of(request.items().stream().map(Item::variant).toList());
        checkOffers(request, articles);
        if (!payments.offered(request.seller()).contains(request.payment())) {
            throw ShopException.of("shop.order.payment", "The shop does not offer to pay by " + request.payment());
        }
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
        Optional<VariantId> lacking = reservations.hold(order.id(), units(order));
        if (lacking.isPresent()) {
            throw tooFew(request, lacking.get(), articles);
        }
        UUID coupon = request.coupon();
        if (coupon != null) {
            order.takeOff(
                    coupons.use(coupon, buyer, request.seller(), order.id().value(), couponBase(order)));
        }
        request.items().forEach(item -> carts.change(buyer, item.variant(), 0));
        events.publishEvent(order.placed());
        return new Placed(order.view(), key);
    }

    static List<Units> units(Order order) {
        return order.lines().stream()
                .map(line -> new Units(line.variant(), line.quantity()))
                .toList();
    }

    private static CouponBase couponBase(Order order) {
        return new CouponBase(
                order.view().lines().stream()
                        .map(line -> new CouponBase.Part(line.product(), line.total()))
                        .toList(),
                order.total().currency());
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

    private static void checkOffers(OrderRequest request, Map<VariantId, Article> articles) {
        for (int place = 0; place < request.items().size(); place++) {
            Item item = request.items().get(place);
            Article article = articles.get(item.variant());
            if (article == null || !article.offered() || !article.seller().equals(request.seller())) {
                throw ShopException.ofVariant("shop.order.gone", place, item.variant() + " is not offered");
            }
            boolean otherCurrency =
                    !article.price().currency().equals(item.seen().currency());
            if (otherCurrency || article.price().minor() > item.seen().minor()) {
                throw ShopException.ofVariant(
                        "shop.order.price",
                        place,
                        item.variant() + " costs " + article.price() + ", and was shown at " + item.seen(),
                        article.title(),
                        item.seen(),
                        article.price());
            }
        }
    }

    private ShopException tooFew(OrderRequest request, VariantId variant, Map<VariantId, Article> articles) {
        StockLevel level = stock.of(List.of(variant)).get(variant);
        int left = level == null ? 0 : level.left();
        int place = request.items().stream().map(Item::variant).toList().indexOf(variant);
        String title = Objects.requireNonNull(articles.get(variant)).title();
        return ShopException.ofVariant(
                "shop.order.left", place, "Only " + left + " are left of " + variant, title, left);
    }
}
