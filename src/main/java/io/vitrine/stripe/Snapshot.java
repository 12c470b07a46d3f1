package io.vitrine.stripe;

import com.stripe.model.PaymentIntent;
import com.stripe.model.checkout.Session;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What Stripe says of a Checkout Session.
 *
 * @param address the page to pay on; null once there is none
 * @param payment ours, by the id that we gave it; null if it is not one of ours
 * @param intent Stripe's PaymentIntent
 */
record Snapshot(
        String session,
        @Nullable String address,
        @Nullable UUID payment,
        SessionState state,
        StripeAmount amount,
        @Nullable String intent) {

    /** The key of our id in what Stripe keeps for us. */
    static final String PAYMENT = "vitrine_payment";

    static Snapshot of(Session session) {
        return new Snapshot(
                Objects.requireNonNullElse(session.getId(), ""),
                session.getUrl(),
                payment(session.getMetadata()),
                state(session),
                new StripeAmount(
                        Objects.requireNonNullElse(session.getAmountTotal(), 0L),
                        Objects.requireNonNullElse(session.getCurrency(), "")),
                session.getPaymentIntent());
    }

    /** The same, as an event about it says it stands. */
    Snapshot as(SessionState told) {
        return new Snapshot(session, address, payment, told, amount, intent);
    }

    static @Nullable UUID payment(@Nullable Map<String, String> metadata) {
        return Optional.ofNullable(metadata)
                .map(known -> known.get(PAYMENT))
                .flatMap(Snapshot::uuid)
                .orElse(null);
    }

    private static Optional<UUID> uuid(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static SessionState state(Session session) {
        boolean paid = "paid".equals(session.getPaymentStatus());
        return switch (Objects.requireNonNullElse(session.getStatus(), "")) {
            case "complete" -> paid ? SessionState.PAID : unpaid(session.getPaymentIntentObject());
            case "expired" -> SessionState.EXPIRED;
            default -> SessionState.OPEN;
        };
    }

    /** A session does not say whether the money is on its way or has failed to come; what it is paid by does. */
    private static SessionState unpaid(@Nullable PaymentIntent intent) {
        String status = intent == null ? "" : Objects.requireNonNullElse(intent.getStatus(), "");
        return status.equals("requires_payment_method") || status.equals("canceled")
                ? SessionState.FAILED
                : SessionState.PROCESSING;
    }
}
