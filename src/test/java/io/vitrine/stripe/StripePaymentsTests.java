package io.vitrine.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.vitrine.accounts.SellerId;
import io.vitrine.accounts.VisitorId;
import io.vitrine.shared.Secret;
import io.vitrine.shop.Ending;
import io.vitrine.shop.OrderState;
import io.vitrine.shop.OrderStep;
import io.vitrine.shop.OrderView;
import io.vitrine.shop.PaymentEvent;
import io.vitrine.shop.PaymentState;
import io.vitrine.shop.ShopException;
import io.vitrine.support.FakeStripe;
import java.net.URI;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Pays orders with Stripe, in every order in which Stripe may tell of it. */
class StripePaymentsTests extends StripeTest {

    @AfterEach
    void balance() {
        assertCapturedPaymentsArePaidOrders();
        assertThat(left()).isNotNegative();
    }

    @Test
    void openAsksForTheServersAmountOnceAndLeadsToStripesPage() {
        OrderView order = ordered(2);
        stripe.opens("cs_test_first");

        URI page = payments.open(order, BACK).orElseThrow();

        assertThat(page).hasToString("https://checkout.example.com/c/pay/cs_test_first");
        assertThat(payments.open(order, BACK)).contains(page);
        assertThat(stripe.asked())
                .singleElement()
                .satisfies(form -> assertThat(form)
                        .containsEntry("mode", "payment")
                        .containsEntry("client_reference_id", order.number())
                        .containsEntry("line_items[0][quantity]", "1")
                        .containsEntry("line_items[0][price_data][currency]", "krw")
                        .containsEntry("line_items[0][price_data][unit_amount]", "36000")
                        .containsEntry("success_url", BACK + "?returned=true")
                        .containsEntry("cancel_url", BACK.toString()));
        assertThat(stripe.requests("/v1/checkout/sessions"))
                .singleElement()
                .satisfies(request ->
                        assertThat(request.getHeader("Idempotency-Key")).isEqualTo("vitrine-" + order.id() + "-1"));
        assertThat(now(order).state()).isEqualTo(OrderState.AWAITING_PAYMENT);
    }

    @Test
    void sessionWhenTheHoldIsShortIsNeverAskedToEndBeforeStripeAllowsIt() {
        atStripe("cs_test_short");
        long expires = Long.parseLong(stripe.asked().get(0).get("expires_at"));
        assertThat(expires - clock.instant().getEpochSecond()).isGreaterThan(30 * 60);
    }

    @Test
    void paidWhenToldOnceOrOftenIsPaidOnce() {
        OrderView order = atStripe("cs_test_paid");
        for (int i = 0; i < 3; i++) {
            assertThat(tell(order, "cs_test_paid", "completed", "paid")).isTrue();
        }
        assertThat(now(order).paymentState()).isEqualTo(PaymentState.CONFIRMED);
        assertThat(state(order)).isEqualTo(OrderState.PAID);
        assertThat(history(order)).containsExactly(PaymentEvent.OPENED, PaymentEvent.CAPTURED);
        assertThat(left()).isEqualTo(9);
        assertThatExceptionOfType(ShopException.class).isThrownBy(() -> payments.open(now(order), BACK));
    }

    @Test
    void moneyThatIsOnItsWayKeepsTheOrderUntilItIsThere() {
        OrderView order = atStripe("cs_test_slow");
        tell(order, "cs_test_slow", "completed", "unpaid");
        assertThat(now(order).paymentState()).isEqualTo(PaymentState.CONFIRMING);
        assertThat(now(order).expiresAt()).isNull();
        assertThatExceptionOfType(ShopException.class).isThrownBy(() -> orders.withdraw(order.id()));
        clock.advance(Duration.ofDays(2));
        awaitNothingHeldFrom(ordered(1));
        assertThat(state(order)).isEqualTo(OrderState.AWAITING_PAYMENT);
        tell(order, "cs_test_slow", "async_payment_succeeded", "paid");
        assertThat(state(order)).isEqualTo(OrderState.PAID);
    }

    @Test
    void eventsInTheWrongOrderComeToTheSame() {
        OrderView good = atStripe("cs_test_good");
        tell(good, "cs_test_good", "async_payment_succeeded", "paid");
        tell(good, "cs_test_good", "completed", "unpaid");
        tell(good, "cs_test_good", "expired", "unpaid");
        assertThat(state(good)).isEqualTo(OrderState.PAID);

        OrderView bad = atStripe("cs_test_bad");
        tell(bad, "cs_test_bad", "async_payment_failed", "unpaid");
        tell(bad, "cs_test_bad", "completed", "unpaid");
        assertThat(now(bad).paymentState()).isEqualTo(PaymentState.DECLINED);
        assertThat(state(bad)).isEqualTo(OrderState.AWAITING_PAYMENT);

        open(bad, "cs_test_again");
        tell(bad, "cs_test_again", "completed", "paid");
        assertThat(state(bad)).isEqualTo(OrderState.PAID);
    }

    @Test
    void pageIsClosedAMinuteBeforeTheUnitsAreOnSaleAgain() {
        OrderView order = atStripe("cs_test_over");
        stripe.closes("cs_test_over");
        clock.advance(Duration.ofMinutes(14));
        ticker.look();
        assertThat(stripe.requests("/v1/checkout/sessions/cs_test_over/expire")).isNotEmpty();
        assertThat(state(order)).isEqualTo(OrderState.AWAITING_PAYMENT);
        assertThat(history(order)).endsWith(PaymentEvent.CLOSED);
        assertThatExceptionOfType(ShopException.class)
                .isThrownBy(() -> payments.open(now(order), BACK))
                .satisfies(e -> assertThat(e.code()).isEqualTo("shop.payment.over"));
        clock.advance(Duration.ofMinutes(1));
        awaitState(order, OrderState.CANCELLED);
        assertThat(left()).isEqualTo(10);
    }

    @Test
    void paymentThatNobodyToldOfIsFoundWhenItsPageIsToBeClosed() {
        OrderView order = atStripe("cs_test_silent");
        stripe.refuses("/v1/checkout/sessions/cs_test_silent/expire", 400, "invalid_request_error", "");
        stripe.knows("cs_test_silent", "complete", "paid", 18_000, "krw");
        clock.advance(Duration.ofMinutes(14));
        awaitState(order, OrderState.PAID);
    }

    @Test
    void lateMoneyBuysTheUnitsIfTheyAreStillThere() {
        OrderView order = atStripe("cs_test_late");
        clock.advance(Duration.ofMinutes(15));
        awaitState(order, OrderState.CANCELLED);
        tell(order, "cs_test_late", "completed", "paid");
        assertThat(state(order)).isEqualTo(OrderState.PAID);
        assertThat(left()).isEqualTo(9);
    }

    @Test
    void lateMoneyGoesBackByItselfIfTheUnitsAreGone() {
        OrderView order = atStripe("cs_test_toolate");
        clock.advance(Duration.ofMinutes(15));
        awaitState(order, OrderState.CANCELLED);
        OrderView quicker = ordered(10);
        stripe.refunds("re_1", "succeeded");
        tell(order, "cs_test_toolate", "completed", "paid");
        awaitState(order, OrderState.REFUNDED);
        assertThat(now(order).ending()).isEqualTo(Ending.TOO_LATE);
        assertThat(stripe.requests("/v1/refunds"))
                .singleElement()
                .satisfies(request -> assertThat(request.getBodyAsString()).contains("pi_cs_test_toolate"));
        tell(order, "cs_test_toolate", "completed", "paid");
        ticker.look();
        assertThat(stripe.requests("/v1/refunds")).hasSize(1);
        assertThat(state(quicker)).isEqualTo(OrderState.AWAITING_PAYMENT);
    }

    @Test
    void moneyForWhatTheBuyerHasWithdrawnGoesBack() {
        OrderView order = atStripe("cs_test_withdrawn");
        stripe.closes("cs_test_withdrawn");
        orders.withdraw(order.id());
        stripe.refunds("re_2", "succeeded");
        tell(order, "cs_test_withdrawn", "completed", "paid");
        awaitState(order, OrderState.REFUNDED);
        assertThat(left()).isEqualTo(10);
    }

    @Test
    void orderThatItsSellerCancelsIsRefundedAndARefusalIsToldAndTriedAgain() {
        OrderView order = atStripe("cs_test_cancelled");
        tell(order, "cs_test_cancelled", "completed", "paid");
        stripe.refuses("/v1/refunds", 400, "invalid_request_error", "balance_insufficient");
        orders.take(order.id(), OrderStep.CANCEL);
        awaitHistory(order, PaymentEvent.PROBLEM);
        assertThat(state(order)).isEqualTo(OrderState.COMPENSATING);
        stripe.refunds("re_3", "succeeded");
        clock.advance(Duration.ofMinutes(2));
        awaitState(order, OrderState.REFUNDED);
        assertThat(new HashSet<>(stripe.requests("/v1/refunds").stream()
                        .map(request -> request.getHeader("Idempotency-Key"))
                        .toList()))
                .hasSizeGreaterThan(1);
    }

    @Test
    void refundThatTheSellerMadeAnotherWayIsNotMadeTwice() {
        OrderView order = atStripe("cs_test_byhand");
        tell(order, "cs_test_byhand", "completed", "paid");
        stripe.isUnreachable();
        orders.take(order.id(), OrderStep.CANCEL);
        awaitHistory(order, PaymentEvent.PROBLEM);
        orders.take(order.id(), OrderStep.REFUND);
        int before = stripe.requests("/v1/refunds").size();
        clock.advance(Duration.ofHours(7));
        ticker.look();
        assertThat(stripe.requests("/v1/refunds")).hasSize(before);
        assertThat(state(order)).isEqualTo(OrderState.REFUNDED);
    }

    @Test
    void amountOrCurrencyThatDiffersPaysNothingAndIsShown() {
        OrderView less = atStripe("cs_test_less");
        tell(less, "cs_test_less", "completed", "paid", 17_999, "krw");
        OrderView other = atStripe("cs_test_other");
        tell(other, "cs_test_other", "completed", "paid", 18_000, "usd");
        OrderView odd = atStripe("cs_test_odd");
        tell(odd, "cs_test_odd", "completed", "paid", 18_000, "<b>");
        for (OrderView order : List.of(less, other, odd)) {
            assertThat(state(order)).isEqualTo(OrderState.AWAITING_PAYMENT);
            assertThat(history(order)).containsExactly(PaymentEvent.OPENED, PaymentEvent.REFUSED);
        }
    }

    @Test
    void eventWhenForgedOldOrOfAnotherSellerChangesNothing() {
        OrderView order = atStripe("cs_test_forged");
        String paid = FakeStripe.event(
                "checkout.session.completed",
                stripe.session("cs_test_forged", "complete", "paid", 18_000, "krw", paymentOf(order)));
        long now = clock.instant().getEpochSecond();
        Secret ours = Secret.of(stripe.webhookSecret);
        for (String signature : List.of(
                "",
                "t=" + now + ",v1=00",
                "t=soon,v1=00",
                FakeStripe.signature(paid, now, "whsec_guessed"),
                stripe.signature(paid + " ", now),
                stripe.signature(paid, now - 301))) {
            assertThat(events.take(seller, ours, paid, signature)).as(signature).isFalse();
        }
        for (String rubbish : List.of("", "null", "[]", "{", "{\"object\":\"event\"}", "\u202e")) {
            assertThat(events.take(seller, ours, rubbish, stripe.signature(rubbish, now)))
                    .isFalse();
        }
        FakeStripe another = new FakeStripe();
        assertThat(events.take(
                        new SellerId(UUID.randomUUID()),
                        Secret.of(another.webhookSecret),
                        paid,
                        another.signature(paid, now)))
                .isTrue();
        hear(paid.replace("\"cs_test_forged\"", "\"cs_test_somewhere\""));
        hear(paid.replace(paymentOf(order), UUID.randomUUID().toString()));
        assertThat(state(order)).isEqualTo(OrderState.AWAITING_PAYMENT);
        assertThat(history(order)).containsExactly(PaymentEvent.OPENED);
    }

    @Test
    void openWhenStripeSaysNoTellsTheBuyerToTryAgainAndTheSellerWhy() {
        OrderView order = ordered(1);
        stripe.refuses(401, "invalid_request_error", "api_key_expired");
        assertUnavailable(order);
        assertThat(accounts.of(seller).orElseThrow().trouble()).isEqualTo("key");
        assertThat(payments.history(order.id())).singleElement().satisfies(note -> {
            assertThat(note.code()).isEqualTo("key");
            assertThat(note.detail()).isEmpty();
        });
        stripe.isUnreachable();
        assertUnavailable(order);
        stripe.isSomebodyElse();
        assertUnavailable(order);
        assertThat(payments.history(order.id()))
                .extracting(note -> note.code())
                .containsExactlyInAnyOrder("key", "network", "stripe");
        open(order, "cs_test_atlast");
        assertThat(accounts.of(seller).orElseThrow().trouble()).isNull();
        // The platform repeats a request that was cut off: with the key that it had.
        assertThat(new HashSet<>(stripe.requests("/v1/checkout/sessions").stream()
                        .map(request -> request.getHeader("Idempotency-Key"))
                        .toList()))
                .hasSize(4);
    }

    @Test
    void capturedPaymentsArePaidOrdersWhateverIsToldInWhateverOrder() {
        Random random = new Random(20_260_504);
        stripe.refunds("re_any", "succeeded");
        for (int round = 0; round < 25; round++) {
            String session = "cs_test_round" + round;
            cup = offers(round % 5 == 0 ? 1 : 10);
            buyer = new VisitorId(UUID.randomUUID());
            OrderView order = atStripe(session);
            stripe.closes(session);
            for (int step = 0; step < 6; step++) {
                switch (random.nextInt(8)) {
                    case 0 -> tell(order, session, "completed", "paid");
                    case 1 -> tell(order, session, "completed", "unpaid");
                    case 2 -> tell(order, session, "async_payment_succeeded", "paid");
                    case 3 -> tell(order, session, "async_payment_failed", "unpaid");
                    case 4 -> tell(order, session, "expired", "unpaid");
                    case 5 -> clock.advance(Duration.ofMinutes(6));
                    case 6 -> attempt(() -> orders.take(order.id(), OrderStep.CANCEL));
                    default -> attempt(() -> orders.withdraw(order.id()));
                }
                assertCapturedPaymentsArePaidOrders();
            }
        }
        ticker.look();
    }

    private void assertUnavailable(OrderView order) {
        assertThatExceptionOfType(ShopException.class)
                .isThrownBy(() -> payments.open(order, BACK))
                .satisfies(e -> assertThat(e.code()).isEqualTo("shop.payment.unavailable"));
    }

    private void awaitHistory(OrderView order, PaymentEvent event) {
        Awaitility.await().until(() -> {
            ticker.look();
            return history(order).contains(event);
        });
    }

    /** Orders that are overdue have been looked at by now. */
    private void awaitNothingHeldFrom(OrderView later) {
        clock.advance(Duration.ofMinutes(16));
        awaitState(later, OrderState.CANCELLED);
    }

    /** What cannot be done where the order stands is refused, and changes nothing. */
    private static void attempt(Runnable step) {
        try {
            step.run();
        } catch (ShopException e) {
            assertThat(e.code()).isEqualTo("shop.order.step");
        }
    }
}
