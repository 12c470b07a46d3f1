package io.vitrine.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import io.vitrine.DataFolder;
import io.vitrine.MutableClock;
import io.vitrine.TestClockConfiguration;
import io.vitrine.accounts.SellerId;
import io.vitrine.accounts.VisitorId;
import io.vitrine.shared.Money;
import io.vitrine.shared.Secret;
import io.vitrine.shop.OrderRequest;
import io.vitrine.shop.OrderRequest.Item;
import io.vitrine.shop.OrderState;
import io.vitrine.shop.OrderView;
import io.vitrine.shop.Orders;
import io.vitrine.shop.PaymentEvent;
import io.vitrine.shop.PaymentKind;
import io.vitrine.shop.PaymentNote;
import io.vitrine.shop.Payments;
import io.vitrine.shop.ProductDraft;
import io.vitrine.shop.ProductDraft.VariantDraft;
import io.vitrine.shop.ProductStatus;
import io.vitrine.shop.ProductView;
import io.vitrine.shop.Products;
import io.vitrine.shop.Recipient;
import io.vitrine.shop.VariantId;
import io.vitrine.support.FakeStripe;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.test.ApplicationModuleTest;
import org.springframework.modulith.test.ApplicationModuleTest.BootstrapMode;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** A shop with a real database that takes payments with a Stripe that is not there. */
@ApplicationModuleTest(mode = BootstrapMode.ALL_DEPENDENCIES)
@Import(TestClockConfiguration.class)
abstract class StripeTest {

    static final URI BACK = URI.create("https://shop.example.com/shop/orders/aaaaaaaaaaaaaaaa");

    private static final Path DATA = DataFolder.create();
    private static final Recipient MINA =
            new Recipient("Mina Park", "010-1234-5678", "mina@example.com", "04524", "1 Sejong-daero, Seoul", "");

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry properties) {
        properties.add("vitrine.data", DATA::toString);
        properties.add("vitrine.stripe.api", FakeStripe::address);
    }

    @Autowired
    Orders orders;

    @Autowired
    Payments payments;

    @Autowired
    Products products;

    @Autowired
    StripeAccounts accounts;

    @Autowired
    StripeEvents events;

    @Autowired
    StripeTicker ticker;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    MutableClock clock;

    FakeStripe stripe = new FakeStripe();
    SellerId seller = new SellerId(UUID.randomUUID());
    VisitorId buyer = new VisitorId(UUID.randomUUID());
    VariantId cup = new VariantId(UUID.randomUUID());

    @BeforeEach
    void open() {
        stripe = new FakeStripe();
        seller = new SellerId(UUID.randomUUID());
        buyer = new VisitorId(UUID.randomUUID());
        accounts.save(seller, new StripeDraft(Secret.of(stripe.key), Secret.of(stripe.webhookSecret), 15, true));
        cup = offers(10);
    }

    VariantId offers(int units) {
        ProductView made = products.create(
                seller,
                new ProductDraft(
                        "Cup",
                        "",
                        List.of(new VariantDraft(
                                null, UUID.randomUUID().toString(), "", Money.of(18_000, "KRW"), units))));
        products.become(made.id(), ProductStatus.ACTIVE);
        return made.variants().get(0).id();
    }

    OrderView ordered(int units) {
        return ordered(units, PaymentKind.STRIPE);
    }

    OrderView ordered(int units, PaymentKind payment) {
        return orders.place(
                        buyer,
                        new OrderRequest(
                                seller,
                                List.of(new Item(cup, units, Money.of(18_000, "KRW"), null)),
                                MINA,
                                payment,
                                UUID.randomUUID().toString()))
                .order();
    }

    /** An order whose buyer stands on Stripe's page. */
    OrderView atStripe(String session) {
        OrderView order = ordered(1);
        open(order, session);
        return order;
    }

    void open(OrderView order, String session) {
        stripe.opens(session);
        assertThat(payments.open(now(order), BACK)).isPresent();
    }

    /** What the order's last payment is called in what Stripe was asked. */
    String paymentOf(OrderView order) {
        return stripe.asked().stream()
                .filter(form -> order.number().equals(form.get("client_reference_id")))
                .reduce((first, second) -> second)
                .map(form -> form.get("metadata[" + Snapshot.PAYMENT + "]"))
                .orElseThrow();
    }

    boolean tell(OrderView order, String session, String type, String paymentStatus) {
        return tell(order, session, type, paymentStatus, 18_000, "krw");
    }

    boolean tell(OrderView order, String session, String type, String paymentStatus, long amount, String currency) {
        String status = type.endsWith("expired") ? "expired" : "complete";
        return hear(FakeStripe.event(
                "checkout.session." + type,
                stripe.session(session, status, paymentStatus, amount, currency, paymentOf(order))));
    }

    boolean hear(String payload) {
        long at = clock.instant().getEpochSecond();
        return events.take(seller, Secret.of(stripe.webhookSecret), payload, stripe.signature(payload, at));
    }

    OrderView now(OrderView order) {
        return orders.find(order.publicId()).orElseThrow();
    }

    OrderState state(OrderView order) {
        return now(order).state();
    }

    void awaitState(OrderView order, OrderState state) {
        Awaitility.await(order.number()).until(() -> {
            ticker.look();
            return state(order) == state;
        });
    }

    List<PaymentEvent> history(OrderView order) {
        return payments.history(order.id()).stream().map(PaymentNote::event).toList();
    }

    int left() {
        return jdbc.sql("select on_hand - held - sold from stock where variant_id = :variant")
                .param("variant", cup.value())
                .query(Integer.class)
                .single();
    }

    /** Money that was captured, less what was given back, is the money of orders that count as paid. */
    void assertCapturedPaymentsArePaidOrders() {
        Books books = jdbc.sql("select"
                        + " (select coalesce(sum(case event when 'CAPTURED' then n.amount else 0 end), 0)"
                        + "   from payment_notes n join orders o on o.id = n.order_id where o.seller_id = :seller)"
                        + " as captured,"
                        + " (select coalesce(sum(o.total), 0) from orders o join payments p on p.id = o.payment_id"
                        + "   where o.seller_id = :seller and p.state in ('CONFIRMED', 'REFUNDED')) as paid,"
                        + " (select count(*) from orders o join payments p on p.id = o.payment_id"
                        + "   where o.seller_id = :seller and (o.state in ('PAID', 'FULFILLING', 'DONE', 'COMPENSATING')"
                        + "   <> (p.state = 'CONFIRMED'))) as odd,"
                        + " (select count(*) from stripe_payments s where s.seller_id = :seller and s.state = 'PAID'"
                        + "   and s.refund is null and not exists (select 1 from payment_notes n"
                        + "   where n.order_id = s.order_id and n.event in ('CAPTURED', 'REFUSED')"
                        + "   and n.reference = s.session_id)) as untold")
                .param("seller", seller.value())
                .query((row, number) -> new Books(
                        row.getLong("captured"), row.getLong("paid"), row.getInt("odd"), row.getInt("untold")))
                .single();
        assertThat(books.captured()).as("captured = paid").isEqualTo(books.paid());
        assertThat(books.odd())
                .as("orders that are not what their payments are")
                .isZero();
        assertThat(books.untold()).as("payments that no order knows of").isZero();
    }

    private record Books(long captured, long paid, int odd, int untold) {}
}
