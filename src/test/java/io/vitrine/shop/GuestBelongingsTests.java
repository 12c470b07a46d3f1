package io.vitrine.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.vitrine.DataFolder;
import io.vitrine.TestClockConfiguration;
import io.vitrine.accounts.GuestSignedIn;
import io.vitrine.accounts.VisitorId;
import io.vitrine.shared.PublicId;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.test.ApplicationModuleTest;
import org.springframework.modulith.test.ApplicationModuleTest.BootstrapMode;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Has guests sign in who have something in the cart, and have ordered. */
@ApplicationModuleTest(mode = BootstrapMode.ALL_DEPENDENCIES)
@Import(TestClockConfiguration.class)
class GuestBelongingsTests {

    private static final Path DATA = DataFolder.create();

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry properties) {
        properties.add("vitrine.data", DATA::toString);
        properties.add("vitrine.shop.unpaid-orders", () -> "3");
    }

    @Autowired
    Products products;

    @Autowired
    Payments payments;

    @Autowired
    Orders orders;

    @Autowired
    Carts carts;

    @Autowired
    Coupons coupons;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    ApplicationEventPublisher events;

    private VisitorId guest = Stall.somebody();
    private VisitorId person = Stall.somebody();
    private Stall stall;
    private VariantId cup;

    @BeforeEach
    void open() {
        guest = Stall.somebody();
        person = Stall.somebody();
        stall = new Stall(products, payments, jdbc);
        cup = stall.offers("Cup", 18_000, 100);
    }

    @Test
    void cartsWhenBothHaveTheSameAreAddedUpWithinBounds() {
        VariantId bowl = stall.offers("Bowl", 30_000, 100);
        VariantId plate = stall.offers("Plate", 30_000, 100);
        carts.add(guest, cup, 60, null);
        carts.add(guest, bowl, 2, null);
        carts.add(person, cup, 50, null);
        carts.add(person, plate, 1, null);

        signIn();

        assertThat(carts.of(person).shops())
                .singleElement()
                .satisfies(part -> assertThat(part.lines())
                        .extracting(CartView.Line::variant, CartView.Line::quantity)
                        .containsExactlyInAnyOrder(tuple(cup, Carts.MOST_UNITS), tuple(bowl, 2), tuple(plate, 1)));
        assertThat(carts.count(guest)).isZero();
        signIn();
        assertThat(carts.count(person)).isEqualTo(Carts.MOST_UNITS + 3);
    }

    @Test
    void cartWhenItWouldHoldTooMuchHoldsWhatFits() {
        for (int i = 0; i < 30; i++) {
            carts.add(guest, stall.offers("Guest's", 1_000, 1), 1, null);
            carts.add(person, stall.offers("Person's", 1_000, 1), 1, null);
        }
        signIn();
        assertThat(carts.count(person)).isEqualTo(Orders.MOST_LINES);
        assertThat(carts.count(guest)).isZero();
    }

    @Test
    void ordersAndCouponsGoOnWithThePerson() {
        OrderView order = orders.place(guest, stall.request(PaymentKind.BANK_TRANSFER, Stall.item(cup, 1, 18_000)))
                .order();
        CouponView coupon =
                coupons.create(stall.seller, new CouponDraft("Welcome", CouponKind.FIXED, 1_000, 0, 10, 24));
        coupons.drop(coupon.id(), UUID.randomUUID(), Duration.ofMinutes(5));
        coupons.claim(coupon.id(), guest);

        signIn();

        assertThat(orders.ofBuyer(person)).extracting(OrderView::id).containsExactly(order.id());
        assertThat(orders.ofBuyer(guest)).isEmpty();
        assertThat(coupons.usable(person, stall.seller, CouponBase.of(PublicId.random(), order.total())))
                .hasSize(1);
        assertThat(orders.withdraw(order.id()).state()).isEqualTo(OrderState.CANCELLED);
    }

    @Test
    void orderWhenTooManyAreUnpaidIsRefusedUntilOneIsPaidOrCancelled() {
        OrderView first = place();
        place();
        place();
        assertThatExceptionOfType(ShopException.class)
                .isThrownBy(this::place)
                .satisfies(e -> assertThat(e.code()).isEqualTo("shop.order.unpaid"))
                .satisfies(e -> assertThat(e.args()).containsExactly(3));
        orders.take(first.id(), OrderStep.PAY);
        orders.withdraw(place().id());
        place();
        assertThat(orders.ofBuyer(guest)).hasSize(5);
    }

    private OrderView place() {
        return orders.place(guest, stall.request(PaymentKind.BANK_TRANSFER, Stall.item(cup, 1, 18_000)))
                .order();
    }

    private void signIn() {
        events.publishEvent(new GuestSignedIn(guest, person));
    }
}
