package io.vitrine.shop;

import static io.vitrine.shop.Stall.item;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.vitrine.DataFolder;
import io.vitrine.MutableClock;
import io.vitrine.TestClockConfiguration;
import io.vitrine.accounts.SellerId;
import io.vitrine.accounts.VisitorId;
import io.vitrine.shared.Money;
import io.vitrine.shop.OrderRequest.Item;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.test.ApplicationModuleTest;
import org.springframework.modulith.test.ApplicationModuleTest.BootstrapMode;
import org.springframework.modulith.test.AssertablePublishedEvents;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Places orders and sees them through in a real database. */
@ApplicationModuleTest(mode = BootstrapMode.ALL_DEPENDENCIES)
@Import(TestClockConfiguration.class)
class OrdersTests {

    private static final Path DATA = DataFolder.create();

    @DynamicPropertySource
    static void data(DynamicPropertyRegistry properties) {
        properties.add("vitrine.data", DATA::toString);
    }

    @Autowired
    Products products;

    @Autowired
    Payments payments;

    @Autowired
    OrderService orders;

    @Autowired
    Carts carts;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    MutableClock clock;

    private VisitorId buyer = Stall.somebody();
    private Stall stall;
    private VariantId cup;

    @BeforeEach
    void open() {
        buyer = Stall.somebody();
        stall = new Stall(products, payments, jdbc);
        cup = stall.offers("Cup", 18_000, 10);
    }

    @Test
    void placeWhenAllIsThereHoldsItAndTakesItOutOfTheCart(AssertablePublishedEvents events) {
        UUID show = UUID.randomUUID();
        VariantId bowl = stall.offers("Bowl", 30_000, 3);
        carts.add(buyer, cup, 2, show);
        carts.add(buyer, bowl, 1, null);

        var placed = orders.place(
                buyer, stall.request(PaymentKind.BANK_TRANSFER, new Item(cup, 2, Money.of(18_000, "KRW"), show)));

        OrderView order = placed.order();
        assertThat(order.state()).isEqualTo(OrderState.AWAITING_PAYMENT);
        assertThat(order.total()).isEqualTo(Money.of(36_000, "KRW"));
        assertThat(order.expiresAt()).isEqualTo(clock.instant().plus(Duration.ofHours(24)));
        assertThat(order.show()).isEqualTo(show);
        assertThat(order.number()).matches("\\d{6}-[A-Z0-9]{6}");
        assertThat(left(cup)).isEqualTo(8);
        assertThat(carts.of(buyer).shops())
                .singleElement()
                .satisfies(rest -> assertThat(rest.lines())
                        .extracting(CartView.Line::variant)
                        .containsExactly(bowl));
        assertThat(orders.find(order.publicId())).contains(order);
        assertThat(orders.isKeyOf(
                        order.id(), Objects.requireNonNull(placed.key()).reveal()))
                .isTrue();
        assertThat(orders.isKeyOf(order.id(), "guessed")).isFalse();
        assertThat(events)
                .contains(OrderPlaced.class)
                .matching(event -> event.order().equals(order.id()) && show.equals(event.broadcast()));
    }

    @Test
    void placeWhenFewerAreLeftChangesNothingAndSaysHowMany() {
        VariantId bowl = stall.offers("Bowl", 30_000, 3);
        assertThatExceptionOfType(ShopException.class)
                .isThrownBy(() -> place(item(cup, 1, 18_000), item(bowl, 4, 30_000)))
                .satisfies(e -> assertThat(e.code()).isEqualTo("shop.order.left"))
                .satisfies(e -> assertThat(e.variant()).isEqualTo(1))
                .satisfies(e -> assertThat(e.args()).containsExactly("Bowl", 3));
        assertThat(left(cup)).isEqualTo(10);
        assertThat(left(bowl)).isEqualTo(3);
        assertThat(orders.ofBuyer(buyer)).isEmpty();
    }

    @Test
    void placeWhenDearerIsRefusedWithBothPricesAndWhenCheaperSoldForLess() {
        stall.reprice(cup, 20_000);
        assertThatExceptionOfType(ShopException.class)
                .isThrownBy(() -> place(item(cup, 1, 18_000)))
                .satisfies(e -> assertThat(e.code()).isEqualTo("shop.order.price"))
                .satisfies(e ->
                        assertThat(e.args()).containsExactly("Cup", Money.of(18_000, "KRW"), Money.of(20_000, "KRW")));

        OrderView order = place(item(cup, 2, 25_000));
        assertThat(order.total()).isEqualTo(Money.of(40_000, "KRW"));
        assertThat(order.lines())
                .singleElement()
                .satisfies(line -> assertThat(line.isCheaper()).isTrue());
    }

    @Test
    void placeWhenNotOfferedOrOfAnotherShopIsRefused() {
        VariantId elsewhere = new Stall(products, payments, jdbc).offers("Plate", 1, 5);
        stall.withdraws(cup);
        for (VariantId variant : List.of(cup, elsewhere, new VariantId(UUID.randomUUID()))) {
            assertThatExceptionOfType(ShopException.class)
                    .isThrownBy(() -> place(item(variant, 1, 18_000)))
                    .satisfies(e -> assertThat(e.code()).isEqualTo("shop.order.gone"));
        }
        assertThatExceptionOfType(ShopException.class)
                .isThrownBy(() -> carts.add(buyer, cup, 1, null))
                .satisfies(e -> assertThat(e.code()).isEqualTo("shop.cart.gone"));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 100, Integer.MIN_VALUE, Integer.MAX_VALUE})
    void quantityWhenOutOfRangeIsRefused(int quantity) {
        assertThatExceptionOfType(ShopException.class).isThrownBy(() -> place(item(cup, quantity, 18_000)));
        assertThatExceptionOfType(ShopException.class)
                .isThrownBy(() -> carts.change(buyer, cup, quantity == 0 ? -1 : quantity));
        if (quantity != 0) {
            assertThatExceptionOfType(ShopException.class).isThrownBy(() -> carts.add(buyer, cup, quantity, null));
        }
        assertThat(left(cup)).isEqualTo(10);
    }

    @Test
    void placeWhenAVariantIsNamedTwiceIsRefused() {
        assertThatExceptionOfType(ShopException.class)
                .isThrownBy(() -> place(item(cup, 1, 18_000), item(cup, 1, 18_000)));
        assertThatExceptionOfType(ShopException.class).isThrownBy(this::place);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "two\nlines", "right\u202eleft", "\u200b"})
    void recipientWhenNameIsNotOneLineIsNamed(String name) {
        Recipient recipient = new Recipient(name, "call me", "nobody", "x".repeat(11), "", "a\tb");
        assertThat(orders.problems(recipient))
                .containsExactly("name", "phone", "email", "postcode", "address", "wishes");
        assertThat(orders.problems(Stall.MINA)).isEmpty();
    }

    @Test
    void paidOrderGoesOnUntilItIsDone(AssertablePublishedEvents events) {
        OrderView order = place(item(cup, 2, 18_000));
        assertThat(order.steps()).containsExactlyInAnyOrder(OrderStep.PAY, OrderStep.CANCEL);

        assertThat(orders.take(order.id(), OrderStep.PAY).state()).isEqualTo(OrderState.PAID);
        assertThat(orders.take(order.id(), OrderStep.PAY).state()).isEqualTo(OrderState.PAID);
        assertThat(orders.take(order.id(), OrderStep.SHIP).state()).isEqualTo(OrderState.FULFILLING);
        assertThat(orders.take(order.id(), OrderStep.FINISH).state()).isEqualTo(OrderState.DONE);
        assertThatExceptionOfType(ShopException.class).isThrownBy(() -> orders.take(order.id(), OrderStep.CANCEL));

        assertThat(products.find(stall.product(cup).publicId()).orElseThrow().left())
                .isEqualTo(8);
        assertThat(events.ofType(OrderPaid.class)
                        .matching(event -> event.order().equals(order.id())))
                .hasSize(1);
        stall.assertBooksAddUp(cup);
    }

    @Test
    void orderThatIsPaidOnDeliveryIsSoldWhenItIsThere() {
        OrderView order = orders.place(buyer, stall.request(PaymentKind.ON_DELIVERY, item(cup, 2, 18_000)))
                .order();
        assertThat(order.expiresAt()).isNull();
        orders.take(order.id(), OrderStep.SHIP);
        stall.assertBooksAddUp(cup);
        assertThat(orders.take(order.id(), OrderStep.FINISH).paymentState()).isEqualTo(PaymentState.CONFIRMED);
        stall.assertBooksAddUp(cup);
    }

    @Test
    void orderThatIsCancelledAfterItWasPaidOwesTheMoneyAndGivesBackTheUnits() {
        OrderView order = place(item(cup, 2, 18_000));
        orders.take(order.id(), OrderStep.PAY);
        OrderView cancelled = orders.take(order.id(), OrderStep.CANCEL);
        assertThat(cancelled.state()).isEqualTo(OrderState.COMPENSATING);
        assertThat(left(cup)).isEqualTo(10);
        orders.take(order.id(), OrderStep.CANCEL);
        assertThat(orders.take(order.id(), OrderStep.REFUND).paymentState()).isEqualTo(PaymentState.REFUNDED);
        assertThat(left(cup)).isEqualTo(10);
        stall.assertBooksAddUp(cup);
    }

    @Test
    void orderThatIsNotPaidInTimeGivesItsUnitsBack() {
        OrderView order = place(item(cup, 10, 18_000));
        clock.advance(Duration.ofHours(24).minusSeconds(1));
        orders.expireOverdue();
        assertThat(now(order).state()).isEqualTo(OrderState.AWAITING_PAYMENT);
        clock.advance(Duration.ofSeconds(1));
        orders.expireOverdue();
        assertThat(now(order).state()).isEqualTo(OrderState.CANCELLED);
        assertThat(now(order).ending()).isEqualTo(Ending.EXPIRED);
        assertThat(left(cup)).isEqualTo(10);
    }

    @Test
    void moneyThatComesLateBuysTheUnitsIfTheyAreStillThereAndElseGoesBack() {
        OrderView first = place(item(cup, 6, 18_000));
        OrderView second = place(item(cup, 4, 18_000));
        clock.advance(Duration.ofHours(24));
        orders.expireOverdue();

        assertThat(orders.take(first.id(), OrderStep.PAY).state()).isEqualTo(OrderState.PAID);
        orders.place(buyer, stall.request(PaymentKind.ON_DELIVERY, item(cup, 1, 18_000)));
        OrderView late = orders.take(second.id(), OrderStep.PAY);
        assertThat(late.state()).isEqualTo(OrderState.COMPENSATING);
        assertThat(late.ending()).isEqualTo(Ending.TOO_LATE);
        assertThat(left(cup)).isEqualTo(3);
        stall.assertBooksAddUp(cup);
    }

    @Test
    void withdrawWhenPaidIsTooLate() {
        OrderView order = place(item(cup, 1, 18_000));
        orders.take(order.id(), OrderStep.PAY);
        assertThatExceptionOfType(ShopException.class).isThrownBy(() -> orders.withdraw(order.id()));
        OrderView other = place(item(cup, 1, 18_000));
        assertThat(orders.withdraw(other.id()).ending()).isEqualTo(Ending.BY_BUYER);
        assertThat(orders.withdraw(other.id()).state()).isEqualTo(OrderState.CANCELLED);
        stall.assertBooksAddUp(cup);
    }

    @Test
    void searchFindsNumbersNamesAndPhonesOfTheSellersOwn() {
        OrderView order = place(item(cup, 1, 18_000));
        assertThat(orders.ofSeller(stall.seller, "mina", null, Orders.MOST_LISTED))
                .containsExactly(order);
        assertThat(orders.ofSeller(stall.seller, order.number().toLowerCase(Locale.ROOT), null, Orders.MOST_LISTED))
                .containsExactly(order);
        assertThat(orders.ofSeller(stall.seller, "1234-5678", OrderState.AWAITING_PAYMENT, Orders.MOST_LISTED))
                .containsExactly(order);
        assertThat(orders.ofSeller(stall.seller, "%", null, Orders.MOST_LISTED)).isEmpty();
        assertThat(orders.ofSeller(stall.seller, "", OrderState.PAID, Orders.MOST_LISTED))
                .isEmpty();
        assertThat(orders.ofSeller(new SellerId(UUID.randomUUID()), "", null, Orders.MOST_LISTED))
                .isEmpty();
        assertThat(orders.ofBuyer(Stall.somebody())).isEmpty();
    }

    @Test
    void termsWhenTheyAreNotValidAreRefusedAndElseKept() {
        for (PaymentTerms wrong : List.of(
                new PaymentTerms("a\u202eb", 24, false, "", 30),
                new PaymentTerms("x".repeat(501), 24, false, "", 30),
                new PaymentTerms("", 0, false, "", 30),
                new PaymentTerms("", 24, false, "http://pay.example", 30),
                new PaymentTerms("", 24, false, "https://seller@pay.example", 30),
                new PaymentTerms("", 24, false, "javascript:alert(1)", 30),
                new PaymentTerms("", 24, false, "", 4))) {
            assertThatExceptionOfType(ShopException.class).isThrownBy(() -> payments.change(stall.seller, wrong));
        }
        PaymentTerms terms = new PaymentTerms("Hana\n123", 48, false, "https://pay.example/?n={order}&a={amount}", 15);
        payments.change(stall.seller, terms);
        assertThat(payments.terms(stall.seller)).isEqualTo(terms);
        assertThat(payments.offered(stall.seller)).containsExactly(PaymentKind.BANK_TRANSFER, PaymentKind.ELSEWHERE);
        OrderView order = orders.place(buyer, stall.request(PaymentKind.ELSEWHERE, item(cup, 1, 18_000)))
                .order();
        assertThat(orders.instruction(order).orElseThrow().address())
                .isEqualTo("https://pay.example/?n=" + order.number() + "&a=18000");
        assertThatExceptionOfType(ShopException.class)
                .isThrownBy(() -> orders.place(buyer, stall.request(PaymentKind.ON_DELIVERY, item(cup, 1, 18_000))))
                .satisfies(e -> assertThat(e.code()).isEqualTo("shop.order.payment"));
    }

    private OrderView place(Item... items) {
        return orders.place(buyer, stall.request(PaymentKind.BANK_TRANSFER, items))
                .order();
    }

    private OrderView now(OrderView order) {
        return orders.find(order.publicId()).orElseThrow();
    }

    private int left(VariantId variant) {
        return stall.product(variant).variants().get(0).stock().left();
    }
}
