package io.vitrine.shop;

import io.vitrine.shared.Ids;
import io.vitrine.shared.Money;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The money for an order, and whether it is there. */
@Entity
@Table(name = "payments")
class Payment {

    @Id
    private UUID id;

    @Enumerated(EnumType.STRING)
    private PaymentKind kind;

    @Enumerated(EnumType.STRING)
    private PaymentState state;

    private long amount;
    private String currency;
    private Instant createdAt;
    private Instant changedAt;

    @Version
    private @Nullable Integer version;

    @SuppressWarnings("NullAway.Init")
    protected Payment() {}

    Payment(PaymentKind kind, Money amount, Instant now) {
        this.id = Ids.next();
        this.kind = kind;
        this.state = PaymentState.CREATED;
        this.amount = amount.minor();
        this.currency = amount.currency().getCurrencyCode();
        this.createdAt = now;
        this.changedAt = now;
    }

    /** Asks for another amount than at first. */
    void charge(Money other) {
        amount = other.minor();
    }

    void awaitConfirmation(Instant now) {
        become(PaymentState.CONFIRMING, now, state != PaymentState.REFUNDED && state != PaymentState.CONFIRMED);
    }

    void confirm(Instant now) {
        become(PaymentState.CONFIRMED, now, state != PaymentState.REFUNDED);
    }

    void decline(Instant now) {
        become(PaymentState.DECLINED, now, state != PaymentState.REFUNDED && state != PaymentState.CONFIRMED);
    }

    void refund(Instant now) {
        become(PaymentState.REFUNDED, now, state == PaymentState.CONFIRMED);
    }

    boolean isConfirmed() {
        return state == PaymentState.CONFIRMED;
    }

    PaymentKind kind() {
        return kind;
    }

    PaymentState state() {
        return state;
    }

    private void become(PaymentState next, Instant now, boolean allowed) {
        if (!allowed) {
            throw new IllegalStateException("Payment " + id + " is " + state + " and cannot become " + next);
        }
        state = next;
        changedAt = now;
    }
}
