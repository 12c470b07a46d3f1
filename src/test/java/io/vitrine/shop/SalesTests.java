package io.vitrine.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.vitrine.DataFolder;
import io.vitrine.MutableClock;
import io.vitrine.TestClockConfiguration;
import io.vitrine.accounts.VisitorId;
import io.vitrine.shared.Money;
import io.vitrine.shared.PublicId;
import io.vitrine.shop.OrderRequest.Item;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.test.ApplicationModuleTest;
import org.springframework.modulith.test.ApplicationModuleTest.BootstrapMode;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Buys with coupons on a show, and counts what was sold there. */
@ApplicationModuleTest(mode = BootstrapMode.ALL_DEPENDENCIES)
@Import(TestClockConfiguration.class)
class SalesTests {

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
    Coupons coupons;

    @Autowired
    Sales sales;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    MutableClock clock;

    private VisitorId buyer = Stall.somebody();
    private UUID show = UUID.randomUUID();
    private Stall stall;
    private VariantId cup;

    @BeforeEach
    void open() {
        buyer = Stall.somebody();
        show = UUID.randomUUID();
        stall = new Stall(products, payments, jdbc);
        cup = stall.offers("Cup", 18_000, 10);
    }

    @Test
    void orderWithACouponCostsLessAndSentAgainIsTheSameOrder() {
        UUID claim = claimed();
        OrderRequest request = request(2, claim);

        OrderView order = orders.place(buyer, request).order();

        assertThat(order.total()).isEqualTo(won(33_000));
        assertThat(order.discount()).isEqualTo(won(3_000));
        assertThat(order.coupon()).isEqualTo("Welcome");
        assertThat(orders.find(order.publicId())).contains(order);
        assertThat(jdbc.sql("select amount from payments p join orders o on o.payment_id = p.id where o.id = :id")
                        .param("id", order.id().value())
                        .query(Long.class)
                        .single())
                .isEqualTo(33_000);
        assertThat(orders.place(buyer, request).order().id()).isEqualTo(order.id());
        assertThatExceptionOfType(ShopException.class)
                .isThrownBy(() -> orders.place(buyer, request(1, claim)))
                .satisfies(e -> assertThat(e.code()).isEqualTo("shop.coupon.unusable"));
        assertThat(stall.product(cup).left()).isEqualTo(8);
    }

    @Test
    void couponOfAnOrderThatIsGivenUpIsTheBuyersAgain() {
        UUID claim = claimed();
        OrderView withdrawn = orders.place(buyer, request(2, claim)).order();
        assertThat(coupons.usable(buyer, stall.seller, CouponBase.of(PublicId.random(), won(36_000))))
                .isEmpty();
        orders.withdraw(withdrawn.id());
        assertThat(coupons.usable(buyer, stall.seller, CouponBase.of(PublicId.random(), won(36_000))))
                .hasSize(1);

        orders.place(buyer, request(2, claim));
        // The hold of a transfer is over; a coupon of 48 hours is not.
        clock.advance(Duration.ofHours(25));
        orders.expireOverdue();
        assertThat(coupons.usable(buyer, stall.seller, CouponBase.of(PublicId.random(), won(36_000))))
                .hasSize(1);
    }

    @Test
    void figuresCountWhatIsSoldOnTheShowAndNothingElse() {
        UUID claim = claimed();
        orders.place(buyer, request(2, claim));
        orders.place(Stall.somebody(), request(1, null));
        OrderView given = orders.place(Stall.somebody(), request(3, null)).order();
        orders.withdraw(given.id());
        orders.place(Stall.somebody(), stall.request(PaymentKind.BANK_TRANSFER, Stall.item(cup, 1, 18_000)));

        assertThat(sales.of(show)).isEqualTo(new Sales.Figures(2, 3, won(51_000), 1));
        assertThat(sales.lines(show))
                .extracting(Sales.Line::title, Sales.Line::units, Sales.Line::amount)
                .containsExactlyInAnyOrder(tuple("Cup", 2L, won(36_000)), tuple("Cup", 1L, won(18_000)));
        assertThat(sales.sales(show))
                .extracting(Sales.Sale::total, Sales.Sale::discount)
                .containsExactlyInAnyOrder(tuple(won(33_000), won(3_000)), tuple(won(18_000), won(0)));
        assertThat(sales.of(UUID.randomUUID())).isEqualTo(new Sales.Figures(0, 0, won(0), 0));
    }

    private UUID claimed() {
        CouponView coupon =
                coupons.create(stall.seller, new CouponDraft("Welcome", CouponKind.FIXED, 3_000, 20_000, 5, 48));
        coupons.drop(coupon.id(), show, Duration.ofMinutes(5));
        coupons.claim(coupon.id(), buyer);
        return coupons.usable(buyer, stall.seller, CouponBase.of(PublicId.random(), won(36_000)))
                .get(0)
                .id();
    }

    private OrderRequest request(int units, @Nullable UUID claim) {
        OrderRequest plain = stall.request(PaymentKind.BANK_TRANSFER, Stall.item(cup, units, 18_000));
        return new OrderRequest(
                plain.seller(),
                List.of(new Item(cup, units, won(18_000), show)),
                plain.recipient(),
                plain.payment(),
                plain.once(),
                claim);
    }

    private static Money won(long amount) {
        return Money.of(amount, "KRW");
    }
}
