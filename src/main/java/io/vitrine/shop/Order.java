package io.vitrine.shop;

import io.vitrine.accounts.SellerId;
import io.vitrine.accounts.VisitorId;
import io.vitrine.shared.Ids;
import io.vitrine.shared.Money;
import io.vitrine.shared.PublicId;
import io.vitrine.shop.PriceBook.Priced;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OneToOne;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What somebody bought of one shop, at the prices of then. */
@Entity(name = "ShopOrder")
@Table(name = "orders")
class Order {

    @Id
    private UUID id;

    private String publicId;
    private String orderNumber;
    private UUID sellerId;
    private UUID buyer;
    private String idempotencyKey;
    private String keyDigest;

    @Enumerated(EnumType.STRING)
    private OrderState state;

    @Enumerated(EnumType.STRING)
    private @Nullable Ending ending;

    @OneToOne(cascade = CascadeType.ALL, fetch = FetchType.EAGER)
    private Payment payment;

    private long total;
    private long discount;
    private @Nullable String coupon;
    private String currency;
    private @Nullable UUID showId;
    private String recipientName;
    private String phone;
    private String email;
    private String postcode;
    private String address;
    private String wishes;
    private Instant placedAt;
    private @Nullable Instant expiresAt;
    private Instant changedAt;

    @OneToMany(mappedBy = "order", cascade = CascadeType.ALL)
    @OrderBy("position")
    private List<OrderLine> lines;

    @Version
    private @Nullable Integer version;

    @SuppressWarnings("NullAway.Init")
    protected Order() {}

    /** @param priced what the request's variants are called and cost now */
    Order(
            VisitorId buyer,
            OrderRequest request,
            Map<VariantId, Priced> priced,
            Identity identity,
            @Nullable Duration patience,
            Instant now) {
        this.id = Ids.next();
        this.publicId = PublicId.random().value();
        this.orderNumber = identity.number();
        this.keyDigest = identity.keyDigest();
        this.sellerId = request.seller().value();
        this.buyer = buyer.value();
        this.idempotencyKey = request.once();
        this.state = OrderState.AWAITING_PAYMENT;
        this.lines = new ArrayList<>();
        this.placedAt = now;
        this.changedAt = now;
        this.expiresAt = patience == null ? null : now.plus(patience);
        Recipient recipient = request.recipient();
        this.recipientName = recipient.name();
        this.phone = recipient.phone();
        this.email = recipient.email();
        this.postcode = recipient.postcode();
        this.address = recipient.address();
        this.wishes = recipient.wishes();
        this.currency = "";
        for (OrderRequest.Item item : request.items()) {
            Priced offer = Objects.requireNonNull(priced.get(item.variant()));
            Money price = offer.quote().priceFor(item.quantity());
            lines.add(new OrderLine(this, lines.size(), offer, item));
            total += price.minor() * item.quantity();
            currency = price.currency().getCurrencyCode();
            showId = item.show() == null ? showId : item.show();
        }
        this.payment = new Payment(request.payment(), Money.of(total, currency), now);
    }

    /** Uses a coupon, before anything is paid. */
    void takeOff(Discount used) {
        discount = used.off().minor();
        coupon = used.title();
        total -= discount;
        payment.charge(total());
    }

    /** The money is there, and the units are sold. */
    void pay(Instant now) {
        become(OrderState.PAID, now);
        payment.confirm(now);
        ending = null;
        expiresAt = null;
    }

    /** The buyer has paid, and the money is on its way. */
    void awaitConfirmation(Instant now) {
        payment.awaitConfirmation(now);
    }

    /** The money did not come; it may be tried again. */
    void declinePayment(Instant now) {
        payment.decline(now);
    }

    void ship(Instant now) {
        become(OrderState.FULFILLING, now);
        expiresAt = null;
    }

    /** The buyer has it; the money is there at last. */
    void finish(Instant now) {
        become(OrderState.DONE, now);
        if (!payment.isConfirmed()) {
            payment.confirm(now);
        }
    }

    /** Nobody has paid, and nobody shall. */
    void cancel(Ending why, Instant now) {
        become(OrderState.CANCELLED, now);
        payment.decline(now);
        ending = why;
        expiresAt = null;
    }

    /** There is money for what the buyer will not get. */
    void compensate(Ending why, Instant now) {
        become(OrderState.COMPENSATING, now);
        if (!payment.isConfirmed()) {
            payment.confirm(now);
        }
        ending = why;
        expiresAt = null;
    }

    void refund(Instant now) {
        become(OrderState.REFUNDED, now);
        payment.refund(now);
    }

    /** Lines whose units are not set aside: of an order that was given up all of them. */
    List<OrderLine> lacking() {
        return state == OrderState.CANCELLED
                ? lines()
                : lines.stream().filter(line -> !line.isReserved()).toList();
    }

    /** The units of all lines are set aside. */
    void reserve() {
        lines.forEach(OrderLine::reserve);
    }

    boolean isBeingConfirmed() {
        return payment.state() == PaymentState.CONFIRMING;
    }

    boolean isPaid() {
        return payment.isConfirmed();
    }

    boolean isOverdue(Instant now) {
        return state == OrderState.AWAITING_PAYMENT && isOver(deadline(), now);
    }

    private static boolean isOver(@Nullable Instant deadline, Instant now) {
        return deadline != null && !deadline.isAfter(now);
    }

    /** Nobody gives up what is paid for while the money is on its way. */
    private @Nullable Instant deadline() {
        return payment.state() == PaymentState.CONFIRMING ? null : expiresAt;
    }

    /** What its seller may do next; what is paid automatically is not for the seller to say. */
    Set<OrderStep> steps() {
        boolean onDelivery = payment.kind() == PaymentKind.ON_DELIVERY;
        boolean automatic = payment.kind().isAutomatic();
        return switch (state) {
            case AWAITING_PAYMENT ->
                automatic
                        ? EnumSet.of(OrderStep.CANCEL)
                        : EnumSet.of(onDelivery ? OrderStep.SHIP : OrderStep.PAY, OrderStep.CANCEL);
            case PAID -> EnumSet.of(OrderStep.SHIP, OrderStep.CANCEL);
            case FULFILLING -> EnumSet.of(OrderStep.FINISH, OrderStep.CANCEL);
            case CANCELLED -> onDelivery || automatic ? EnumSet.noneOf(OrderStep.class) : EnumSet.of(OrderStep.PAY);
            case COMPENSATING -> EnumSet.of(OrderStep.REFUND);
            case DONE, REFUNDED -> EnumSet.noneOf(OrderStep.class);
        };
    }

    /** Whether this step was taken before, so that taking it again changes nothing. */
    boolean hasTaken(OrderStep step) {
        return switch (step) {
            case PAY -> payment.isConfirmed();
            case SHIP -> state == OrderState.FULFILLING;
            case FINISH -> state == OrderState.DONE;
            case CANCEL -> ending != null && ending != Ending.EXPIRED;
            case REFUND -> state == OrderState.REFUNDED;
        };
    }

    OrderId id() {
        return new OrderId(id);
    }

    VisitorId buyer() {
        return new VisitorId(buyer);
    }

    String number() {
        return orderNumber;
    }

    PaymentKind payment() {
        return payment.kind();
    }

    @Nullable
    Ending ending() {
        return ending;
    }

    OrderState state() {
        return state;
    }

    String keyDigest() {
        return keyDigest;
    }

    List<OrderLine> lines() {
        return List.copyOf(lines);
    }

    OrderPlaced placed() {
        return new OrderPlaced(id(), new SellerId(sellerId), showId, total(), sold(), placedAt);
    }

    OrderPaid paid() {
        return new OrderPaid(id(), new SellerId(sellerId), showId, total(), sold(), changedAt);
    }

    OrderView view() {
        return new OrderView(
                id(),
                PublicId.of(publicId),
                orderNumber,
                new SellerId(sellerId),
                buyer(),
                state,
                ending,
                lines.stream().map(line -> line.view(currency)).toList(),
                total(),
                Money.of(discount, currency),
                coupon,
                payment.kind(),
                payment.state(),
                new Recipient(recipientName, phone, email, postcode, address, wishes),
                showId,
                placedAt,
                deadline(),
                changedAt,
                steps(),
                lines.stream().allMatch(OrderLine::isReserved));
    }

    /** What is to be paid. */
    Money total() {
        return Money.of(total, currency);
    }

    private List<SoldLine> sold() {
        return lines.stream().map(line -> line.sold(currency)).toList();
    }

    private void become(OrderState next, Instant now) {
        if (!state.mayBecome(next)) {
            throw new IllegalStateException("Order " + orderNumber + " is " + state + " and cannot become " + next);
        }
        state = next;
        changedAt = now;
    }

    /**
     * What an order is known by.
     *
     * @param number that people say
     * @param keyDigest of the key that opens it
     */
    record Identity(String number, String keyDigest) {}
}
