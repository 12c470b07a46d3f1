package io.vitrine.stripe;

import io.vitrine.shared.Secret;
import io.vitrine.shop.OrderGivenUp;
import io.vitrine.shop.PaymentKind;
import io.vitrine.stripe.Trouble.Kind;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Sees every few seconds to what no request sees to: pages that nobody shall pay on any more, payments of which Stripe
 * has told nothing, and money that is owed. What cannot be done now is done later.
 */
@Component
class StripeTicker {

    private static final Logger log = LoggerFactory.getLogger(StripeTicker.class);

    private static final int MOST_AT_ONCE = 10;
    private static final Duration SOONEST = Duration.ofMinutes(1);
    private static final Duration LATEST = Duration.ofHours(1);

    /** How long whoever asked for a session is waited for. */
    private static final Duration MAKING = Duration.ofMinutes(2);

    private final StripePayments payments;
    private final StripeVault vault;
    private final StripeApi api;
    private final StripeProblems problems;
    private final Settlement settlement;
    private final Refunds refunds;
    private final Clock clock;

    StripeTicker(
            StripePayments payments,
            StripeVault vault,
            StripeApi api,
            StripeProblems problems,
            Settlement settlement,
            Refunds refunds,
            Clock clock) {
        this.payments = payments;
        this.vault = vault;
        this.api = api;
        this.problems = problems;
        this.settlement = settlement;
        this.refunds = refunds;
        this.clock = clock;
    }

    /** Part of the transaction that gives the order up: what has to be done at Stripe is not forgotten. */
    @EventListener
    void on(OrderGivenUp order) {
        if (order.payment() == PaymentKind.STRIPE) {
            payments.giveUp(order.order(), order.owed());
        }
    }

    @Scheduled(fixedDelay = 3000)
    void look() {
        each(payments.untold(MOST_AT_ONCE), settlement::tell);
        each(payments.due(MOST_AT_ONCE), this::attend);
        each(payments.owed(MOST_AT_ONCE), refunds::giveBack);
    }

    private void attend(StripePayment payment) {
        Instant now = clock.instant();
        if (payment.session() == null) {
            if (payment.createdAt().plus(MAKING).isBefore(now)) {
                payments.lost(payment.id());
            }
            payments.lookAgain(payment.id(), SOONEST);
            return;
        }
        boolean over =
                payment.state() == SessionState.OPEN && !payment.closesAt().isAfter(now);
        payments.lookAgain(payment.id(), over ? SOONEST : next(payment, now));
        Optional<Secret> key = vault.key(payment.seller());
        if (key.isEmpty()) {
            return;
        }
        try {
            settlement.settle(
                    payment, over ? close(key.get(), payment.reference()) : api.look(key.get(), payment.reference()));
            problems.none(payment);
        } catch (Trouble trouble) {
            problems.note(payment, trouble);
        }
    }

    /** A session that is over already has been paid, or has expired. */
    private Snapshot close(Secret key, String session) throws Trouble {
        try {
            return api.close(key, session);
        } catch (Trouble trouble) {
            if (trouble.kind() != Kind.REFUSED) {
                throw trouble;
            }
            return api.look(key, session);
        }
    }

    /** Often at first, seldom later, and at once when nobody shall pay any more. */
    private static Duration next(StripePayment payment, Instant now) {
        Duration age = Duration.between(payment.createdAt(), now).dividedBy(2);
        Duration pause = age.compareTo(SOONEST) < 0 ? SOONEST : age.compareTo(LATEST) > 0 ? LATEST : age;
        Duration left = Duration.between(now, payment.closesAt());
        return payment.state() == SessionState.OPEN && left.compareTo(pause) < 0 ? left : pause;
    }

    private static void each(List<StripePayment> due, Consumer<StripePayment> work) {
        for (StripePayment payment : due) {
            try {
                work.accept(payment);
            } catch (RuntimeException e) {
                log.error("Payment {} could not be seen to; this is tried again", payment.id(), e);
            }
        }
    }
}
