package io.vitrine.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.vitrine.accounts.VisitorId;
import io.vitrine.shop.Ending;
import io.vitrine.shop.OrderState;
import io.vitrine.shop.OrderStep;
import io.vitrine.shop.OrderView;
import io.vitrine.shop.PaymentKind;
import io.vitrine.shop.PaymentTerms;
import io.vitrine.shop.ShopException;
import io.vitrine.support.FirstPaid;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** Has many pay for the last pieces, with Stripe and by bank transfer; on each database by a class of its own. */
@Import(FirstPaid.class)
abstract class FirstPaidRaces extends StripeTest {

    private static final int UNITS = 10;
    private static final int BUYERS = 24;

    @Autowired
    FirstPaid firstPaid;

    @BeforeEach
    void sellToWhoeverPaysFirst() {
        payments.change(seller, new PaymentTerms("Hana 123-456", 24, true, "", 30));
        firstPaid.add(cup);
        stripe.opensAny();
    }

    @Test
    void payWhenFewerAreLeftThanBuyersSellsEachOnceAndTakesNoMoneyThatIsNotOwedBack() throws Exception {
        List<OrderView> all = new ArrayList<>();
        for (int i = 0; i < BUYERS; i++) {
            all.add(orders(i % 2 == 0 ? PaymentKind.STRIPE : PaymentKind.BANK_TRANSFER));
        }
        assertThat(left()).isEqualTo(UNITS);

        List<String> outcomes = atOnce(all.stream()
                .<Callable<String>>map(
                        order -> () -> order.payment() == PaymentKind.STRIPE ? paysAtStripe(order) : pays(order))
                .toList());

        assertThat(outcomes).containsOnly("PAID", "COMPENSATING", "shop.first-paid.gone");
        assertThat(outcomes).filteredOn("PAID"::equals).hasSize(UNITS);
        assertThat(left()).isZero();
        assertThat(all.stream().map(this::now).toList()).allSatisfy(order -> {
            if (order.state() == OrderState.COMPENSATING) {
                assertThat(order.payment()).isEqualTo(PaymentKind.BANK_TRANSFER);
                assertThat(order.ending()).isEqualTo(Ending.SOLD_OUT);
            }
        });
        assertThat(sold()).isEqualTo(UNITS);
    }

    /** Stripe’s page was open until the time was over, and the money came all the same. */
    @Test
    void moneyThatComesWhenOthersHavePaidIsGivenBackByItself() {
        OrderView order = orders(PaymentKind.STRIPE);
        String session = opened(order);
        assertThat(now(order).reserved()).isTrue();
        assertThat(left()).isEqualTo(UNITS - 1);
        stripe.closes(session);
        clock.advance(Duration.ofMinutes(15));
        awaitState(order, OrderState.CANCELLED);
        assertThat(left()).isEqualTo(UNITS);
        for (int i = 0; i < UNITS; i++) {
            assertThat(pays(orders(PaymentKind.BANK_TRANSFER))).isEqualTo("PAID");
        }
        stripe.refunds("re_" + session, "succeeded");

        tell(order, session, "completed", "paid");

        awaitState(order, OrderState.REFUNDED);
        assertThat(now(order).ending()).isEqualTo(Ending.TOO_LATE);
        assertThat(sold()).isEqualTo(UNITS);
    }

    @Test
    void openWhenOthersHavePaidFirstIsRefusedBeforeAnythingIsTakenAndOpenedAgainHoldsOnce() {
        OrderView slow = orders(PaymentKind.STRIPE);
        OrderView twice = orders(PaymentKind.STRIPE);
        opened(twice);
        opened(twice);
        assertThat(left()).isEqualTo(UNITS - 1);
        for (int i = 0; i < UNITS - 1; i++) {
            pays(orders(PaymentKind.BANK_TRANSFER));
        }
        assertThatExceptionOfType(ShopException.class)
                .isThrownBy(() -> payments.open(now(slow), BACK))
                .satisfies(e -> assertThat(e.code()).isEqualTo("shop.first-paid.gone"));
        assertThat(stripe.asked()).noneMatch(form -> slow.number().equals(form.get("client_reference_id")));
        assertThat(orders.withdraw(slow.id()).state()).isEqualTo(OrderState.CANCELLED);
        assertThat(orders.withdraw(twice.id()).state()).isEqualTo(OrderState.CANCELLED);
        assertThat(left()).isEqualTo(1);
    }

    private OrderView orders(PaymentKind payment) {
        buyer = new VisitorId(UUID.randomUUID());
        return ordered(1, payment);
    }

    private String opened(OrderView order) {
        String page = payments.open(now(order), BACK).orElseThrow().getPath();
        return page.substring(page.lastIndexOf('/') + 1);
    }

    private String paysAtStripe(OrderView order) {
        try {
            tell(order, opened(order), "completed", "paid");
            return state(order).name();
        } catch (ShopException e) {
            return e.code();
        }
    }

    private String pays(OrderView order) {
        return orders.take(order.id(), OrderStep.PAY).state().name();
    }

    private int sold() {
        return jdbc.sql("select sold from stock where variant_id = :variant and held = 0")
                .param("variant", cup.value())
                .query(Integer.class)
                .single();
    }

    private static List<String> atOnce(List<Callable<String>> all) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(all.size());
        try {
            List<String> outcomes = new ArrayList<>();
            for (Future<String> outcome : threads.invokeAll(all)) {
                outcomes.add(outcome.get());
            }
            return outcomes;
        } finally {
            threads.shutdownNow();
        }
    }
}
