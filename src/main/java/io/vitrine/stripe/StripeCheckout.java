package io.vitrine.stripe;

import com.stripe.param.checkout.SessionCreateParams;
import com.stripe.param.checkout.SessionCreateParams.LineItem;
import io.vitrine.accounts.SellerId;
import io.vitrine.shared.Ids;
import io.vitrine.shared.Secret;
import io.vitrine.shop.OrderState;
import io.vitrine.shop.OrderView;
import io.vitrine.shop.PaymentEvent;
import io.vitrine.shop.PaymentInstruction;
import io.vitrine.shop.PaymentKind;
import io.vitrine.shop.PaymentMethod;
import io.vitrine.shop.PaymentTerms;
import io.vitrine.shop.Receipts;
import io.vitrine.shop.ShopException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Has the buyer pay on a page of Stripe's.
 *
 * <p>Nobody can pay any more a minute before the units go back on sale. Stripe ends no session before half an hour is
 * over, so a shorter one is ended by asking for it ({@link StripeTicker}).
 */
@Component
@Order(0)
class StripeCheckout implements PaymentMethod {

    /** Between the last moment to pay and the moment when units are on sale again. */
    static final Duration MARGIN = Duration.ofSeconds(60);

    /** Stripe's is 30 minutes from when it hears of it; a request may be under way for a while. */
    private static final Duration SHORTEST_SESSION = Duration.ofMinutes(32);

    /** How long whoever asked first is given to make the session. */
    private static final Duration MAKING = Duration.ofSeconds(45);

    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(4);

    /** What an order is paid by that a coupon has paid for. */
    private static final String NOTHING_DUE = "nothing-due";

    private final StripeVault vault;
    private final StripeApi api;
    private final StripePayments payments;
    private final StripeProblems problems;
    private final Settlement settlement;
    private final Receipts receipts;
    private final Clock clock;

    StripeCheckout(
            StripeVault vault,
            StripeApi api,
            StripePayments payments,
            StripeProblems problems,
            Settlement settlement,
            Receipts receipts,
            Clock clock) {
        this.vault = vault;
        this.api = api;
        this.payments = payments;
        this.problems = problems;
        this.settlement = settlement;
        this.receipts = receipts;
        this.clock = clock;
    }

    @Override
    public PaymentKind kind() {
        return PaymentKind.STRIPE;
    }

    @Override
    public boolean isOffered(SellerId seller, PaymentTerms terms) {
        return vault.of(seller).filter(StripeAccount::isOpen).isPresent();
    }

    @Override
    public Optional<Duration> patience(SellerId seller, PaymentTerms terms) {
        int minutes = vault.of(seller).map(StripeAccount::holdMinutes).orElse(StripeAccounts.USUAL_MINUTES);
        return Optional.of(Duration.ofMinutes(minutes));
    }

    @Override
    public PaymentInstruction instruction(PaymentTerms terms, OrderView order) {
        return new PaymentInstruction(kind(), null, null);
    }

    @Override
    public Optional<URI> open(OrderView order, URI back) {
        if (order.state() != OrderState.AWAITING_PAYMENT) {
            throw ShopException.of("shop.order.step", "Order " + order.number() + " is " + order.state());
        }
        receipts.opening(order.id());
        if (order.total().minor() == 0) {
            receipts.captured(order.id(), order.total(), NOTHING_DUE);
            return Optional.empty();
        }
        Secret key = vault.key(order.seller())
                .orElseThrow(() -> ShopException.of("shop.payment.unavailable", "The keys are gone"));
        StripePayment payment = current(order, back);
        if (payment.address() != null) {
            return Optional.of(URI.create(payment.address()));
        }
        try {
            Snapshot opened = api.open(key, wanted(order, payment), payment.once());
            payments.opened(payment.id(), opened);
            receipts.note(payment.orderId(), PaymentEvent.OPENED, opened.session(), "", "");
            problems.none(payment);
            return Optional.of(URI.create(Objects.requireNonNull(opened.address(), "Stripe named no page")));
        } catch (Trouble trouble) {
            payments.lost(payment.id());
            problems.note(payment, trouble);
            boolean amount = trouble.detail().startsWith("amount_too_");
            throw ShopException.of(
                    amount ? "shop.payment.amount" : "shop.payment.unavailable", "Stripe said no: " + trouble.kind());
        }
    }

    @Override
    public void look(OrderView order) {
        payments.latest(order.id())
                .filter(payment -> payment.state() == SessionState.OPEN || payment.state() == SessionState.PROCESSING)
                .filter(payment -> payment.session() != null)
                .filter(payment -> payments.claimLook(payment.id(), BETWEEN_LOOKS))
                .ifPresent(this::look);
    }

    private void look(StripePayment payment) {
        try {
            Optional<Secret> key = vault.key(payment.seller());
            if (key.isPresent()) {
                settlement.settle(payment, api.look(key.get(), payment.reference()));
            }
        } catch (Trouble trouble) {
            problems.note(payment, trouble);
        }
    }

    /** The attempt that can still be paid, or a new one. */
    private StripePayment current(OrderView order, URI back) {
        Instant now = clock.instant();
        StripePayment latest = payments.latest(order.id()).orElse(null);
        if (latest != null && latest.state() == SessionState.PROCESSING) {
            throw ShopException.of("shop.payment.stripe.wait", "The money is on its way");
        }
        boolean open = latest != null && latest.state() == SessionState.OPEN;
        if (latest != null
                && open
                && latest.session() != null
                && latest.closesAt().isAfter(now)) {
            return latest;
        }
        if (latest != null
                && open
                && latest.session() == null
                && latest.createdAt().plus(MAKING).isAfter(now)) {
            return latest;
        }
        if (latest != null && open && latest.session() == null) {
            payments.lost(latest.id());
        }
        return attempt(order, latest == null ? 1 : latest.attempt() + 1, back, now);
    }

    private StripePayment attempt(OrderView order, int number, URI back, Instant now) {
        Instant closesAt = Objects.requireNonNullElseGet(
                        order.expiresAt(), () -> now.plus(Duration.ofMinutes(StripeAccounts.MOST_MINUTES)))
                .minus(MARGIN);
        if (!closesAt.isAfter(now)) {
            throw ShopException.of("shop.payment.over", "Order " + order.number() + " is about to be given up");
        }
        Instant shortest = now.plus(SHORTEST_SESSION);
        StripePayment fresh = new StripePayment(
                Ids.next(),
                order.id(),
                order.publicId(),
                order.seller(),
                number,
                null,
                null,
                back.toString(),
                order.total(),
                SessionState.OPEN,
                null,
                null,
                null,
                now,
                closesAt,
                closesAt.isAfter(shortest) ? closesAt : shortest,
                null,
                null,
                0,
                false);
        // Of two clicks one makes the attempt; with the same words and the same key both get the same page.
        return payments.add(fresh) ? fresh : payments.latest(order.id()).orElseThrow();
    }

    private static SessionCreateParams wanted(OrderView order, StripePayment payment) {
        StripeAmount amount = StripeAmount.of(payment.amount())
                .orElseThrow(() -> ShopException.of("shop.payment.amount", "Stripe has no " + payment.amount()));
        String back = payment.back();
        return SessionCreateParams.builder()
                .setMode(SessionCreateParams.Mode.PAYMENT)
                .setClientReferenceId(order.number())
                .putMetadata(Snapshot.PAYMENT, payment.id().toString())
                .putMetadata("order", order.number())
                .setPaymentIntentData(SessionCreateParams.PaymentIntentData.builder()
                        .putMetadata(Snapshot.PAYMENT, payment.id().toString())
                        .setDescription(order.number())
                        .build())
                .setCustomerEmail(emptyToNull(order.recipient().email()))
                .addLineItem(LineItem.builder()
                        .setQuantity(1L)
                        .setPriceData(LineItem.PriceData.builder()
                                .setCurrency(amount.currency())
                                .setUnitAmount(amount.units())
                                .setProductData(LineItem.PriceData.ProductData.builder()
                                        .setName(order.number())
                                        .setDescription(contents(order))
                                        .build())
                                .build())
                        .build())
                // In the shop's currency only: what comes is compared with what is due.
                .setAdaptivePricing(SessionCreateParams.AdaptivePricing.builder()
                        .setEnabled(false)
                        .build())
                .setExpiresAt(payment.expiresAt().getEpochSecond())
                .setSuccessUrl(back + (back.contains("?") ? "&" : "?") + "returned=true")
                .setCancelUrl(back)
                .build();
    }

    private static String contents(OrderView order) {
        StringBuilder text = new StringBuilder();
        for (OrderView.Line line : order.lines()) {
            String part = (text.isEmpty() ? "" : ", ") + line.quantity() + " × " + line.title();
            if (text.length() + part.length() > 400) {
                return text.append(", …").toString();
            }
            text.append(part);
        }
        return text.toString();
    }

    private static @Nullable String emptyToNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
