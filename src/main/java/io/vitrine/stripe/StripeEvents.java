package io.vitrine.stripe;

import com.stripe.exception.EventDataObjectDeserializationException;
import com.stripe.exception.SignatureVerificationException;
import com.stripe.model.Charge;
import com.stripe.model.Event;
import com.stripe.model.PaymentIntent;
import com.stripe.model.Refund;
import com.stripe.model.StripeObject;
import com.stripe.model.checkout.Session;
import com.stripe.net.Webhook;
import io.vitrine.accounts.SellerId;
import io.vitrine.shared.PlainText;
import io.vitrine.shared.Secret;
import io.vitrine.shop.PaymentEvent;
import io.vitrine.shop.Receipts;
import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Understands what Stripe tells a seller's webhook. Only what is signed with that webhook's secret counts, and only for
 * payments of that seller; events of what was sold elsewhere with the same account are passed over.
 */
@Component
class StripeEvents {

    private static final Logger log = LoggerFactory.getLogger(StripeEvents.class);

    /** How old a signature may be: a recorded request is worth nothing later. */
    private static final long TOLERANCE_SECONDS = 300;

    private static final int MOST_OF_WORDS = 160;

    private final StripePayments payments;
    private final Settlement settlement;
    private final Refunds refunds;
    private final Receipts receipts;
    private final Clock clock;

    StripeEvents(StripePayments payments, Settlement settlement, Refunds refunds, Receipts receipts, Clock clock) {
        this.payments = payments;
        this.settlement = settlement;
        this.refunds = refunds;
        this.receipts = receipts;
        this.clock = clock;
    }

    /** @return whether it is from Stripe, for this seller */
    boolean take(SellerId seller, Secret secret, String payload, String signature) {
        Event event;
        try {
            event = Webhook.constructEvent(payload, signature, secret.reveal(), TOLERANCE_SECONDS, clock);
        } catch (SignatureVerificationException | RuntimeException e) {
            // A header or a body that is nothing of Stripe’s is read no further.
            return false;
        }
        if (event == null || event.getType() == null || event.getData() == null) {
            return false;
        }
        object(event).ifPresent(object -> hear(seller, event.getType(), object));
        return true;
    }

    private void hear(SellerId seller, String type, StripeObject object) {
        switch (type) {
            case "checkout.session.completed" -> session(seller, object, null);
            case "checkout.session.async_payment_succeeded" -> session(seller, object, SessionState.PAID);
            case "checkout.session.async_payment_failed" -> session(seller, object, SessionState.FAILED);
            case "checkout.session.expired" -> session(seller, object, SessionState.EXPIRED);
            case "payment_intent.payment_failed" -> tried(seller, object);
            case "charge.refunded" -> givenBack(seller, object);
            case "refund.failed" -> notGivenBack(seller, object);
            default -> log.debug("Stripe told of {}, which needs nothing", type);
        }
    }

    private void session(SellerId seller, StripeObject object, @Nullable SessionState told) {
        if (!(object instanceof Session session)) {
            return;
        }
        Snapshot snapshot = Snapshot.of(session);
        find(seller, snapshot)
                .ifPresent(payment -> settlement.settle(payment, told == null ? snapshot : snapshot.as(told)));
    }

    private Optional<StripePayment> find(SellerId seller, Snapshot snapshot) {
        return Optional.ofNullable(snapshot.payment())
                .flatMap(id -> payments.find(id, seller))
                .filter(payment ->
                        payment.session() == null || payment.session().equals(snapshot.session()));
    }

    /** A card was refused; the buyer may try another one on the same page. */
    private void tried(SellerId seller, StripeObject object) {
        if (object instanceof PaymentIntent intent && Snapshot.payment(intent.getMetadata()) != null) {
            String why = intent.getLastPaymentError() == null
                    ? ""
                    : Objects.requireNonNullElse(intent.getLastPaymentError().getMessage(), "");
            payments.find(Objects.requireNonNull(Snapshot.payment(intent.getMetadata())), seller)
                    .ifPresent(payment -> receipts.note(
                            payment.orderId(),
                            PaymentEvent.DECLINED,
                            Objects.requireNonNullElse(intent.getId(), ""),
                            "",
                            PlainText.cleaned(why, MOST_OF_WORDS)));
        }
    }

    /** All of it, by us or by the seller at Stripe. */
    private void givenBack(SellerId seller, StripeObject object) {
        if (object instanceof Charge charge
                && Boolean.TRUE.equals(charge.getRefunded())
                && charge.getPaymentIntent() != null) {
            payments.byIntent(charge.getPaymentIntent(), seller)
                    .ifPresent(payment -> refunds.done(payment, Objects.requireNonNullElse(charge.getId(), "")));
        }
    }

    private void notGivenBack(SellerId seller, StripeObject object) {
        if (object instanceof Refund refund && refund.getPaymentIntent() != null) {
            payments.byIntent(refund.getPaymentIntent(), seller)
                    .ifPresent(payment -> refunds.failed(payment, Objects.requireNonNullElse(refund.getId(), "")));
        }
    }

    /** Read as it is, whatever version of the API the seller's account writes: what is looked at is in all of them. */
    private static Optional<StripeObject> object(Event event) {
        try {
            return Optional.ofNullable(event.getDataObjectDeserializer().deserializeUnsafe());
        } catch (EventDataObjectDeserializationException | RuntimeException e) {
            log.info("Stripe told of {}, which cannot be read", event.getType());
            return Optional.empty();
        }
    }
}
