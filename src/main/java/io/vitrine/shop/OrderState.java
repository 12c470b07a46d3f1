package io.vitrine.shop;

import java.util.Locale;
import java.util.Set;

/**
 * Where an order stands.
 *
 * <pre>
 * AWAITING_PAYMENT → PAID → FULFILLING → DONE
 *        │ │          ↑ │        │
 *        │ └─ on delivery ──→ FULFILLING
 *        ↓            │ ↓        ↓
 *    CANCELLED ── late money → COMPENSATING → REFUNDED
 * </pre>
 *
 * <p>Money for what belongs to whoever pays first makes AWAITING_PAYMENT COMPENSATING if somebody else was first.
 *
 * <p>Units are held in AWAITING_PAYMENT (and on the way to somebody who pays on delivery), sold from PAID on, and back on
 * sale after CANCELLED and COMPENSATING. Money that comes after CANCELLED makes the order PAID if its units are still
 * there, else COMPENSATING.
 */
public enum OrderState {
    /** Units are held, and the money is awaited. */
    AWAITING_PAYMENT,
    /** The money is there; the seller has not begun. */
    PAID,
    /** The seller packs it, or it is on its way. */
    FULFILLING,
    /** The buyer has it. */
    DONE,
    /** Given up before there was money. */
    CANCELLED,
    /** Given up when there was money, which the seller owes the buyer. */
    COMPENSATING,
    /** The money was given back. */
    REFUNDED;

    /** Whether the order may go there; {@link Order} adds what its payment says. */
    boolean mayBecome(OrderState next) {
        return next().contains(next);
    }

    /** Whether nothing happens any more. */
    public boolean isOver() {
        return next().isEmpty();
    }

    /** The end of the keys of {@code messages.properties} that are about it. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private Set<OrderState> next() {
        return switch (this) {
            case AWAITING_PAYMENT -> Set.of(PAID, FULFILLING, CANCELLED, COMPENSATING);
            case PAID -> Set.of(FULFILLING, COMPENSATING);
            case FULFILLING -> Set.of(DONE, CANCELLED, COMPENSATING);
            case CANCELLED -> Set.of(PAID, COMPENSATING);
            case COMPENSATING -> Set.of(REFUNDED);
            case DONE, REFUNDED -> Set.of();
        };
    }
}
