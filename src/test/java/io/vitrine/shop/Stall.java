package io.vitrine.shop;

import static org.assertj.core.api.Assertions.assertThat;

import io.vitrine.accounts.SellerId;
import io.vitrine.accounts.VisitorId;
import io.vitrine.shared.Money;
import io.vitrine.shop.OrderRequest.Item;
import io.vitrine.shop.ProductDraft.VariantDraft;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A seller with things to sell, and what has to be true of the books whatever buyers do. */
final class Stall {

    static final Recipient MINA =
            new Recipient("Mina Park", "010-1234-5678", "mina@example.com", "04524", "1 Sejong-daero, Seoul", "");

    private static final String OF = " from stock where variant_id = :variant";
    private static final String RESERVED =
            "select coalesce(sum(quantity), 0) from reservations where variant_id = :variant and ";
    private static final String ORDERED = "select coalesce(sum(l.quantity), 0) from order_lines l"
            + " join orders o on o.id = l.order_id join payments p on p.id = o.payment_id"
            + " where l.variant_id = :variant and ";

    final SellerId seller = new SellerId(UUID.randomUUID());

    private final Products products;
    private final JdbcClient jdbc;

    Stall(Products products, Payments payments, JdbcClient jdbc) {
        this.products = products;
        this.jdbc = jdbc;
        payments.change(seller, new PaymentTerms("Hana 123-456", 24, true, "https://pay.example/{order}", 10));
    }

    static VisitorId somebody() {
        return new VisitorId(UUID.randomUUID());
    }

    VariantId offers(String title, long price, int units) {
        ProductView product = products.create(seller, draft(title, price, units));
        products.become(product.id(), ProductStatus.ACTIVE);
        return product.variants().get(0).id();
    }

    ProductView product(VariantId variant) {
        return products.ofSeller(seller, "", null).stream()
                .filter(product -> product.variants().get(0).id().equals(variant))
                .findFirst()
                .orElseThrow();
    }

    void reprice(VariantId variant, long price) {
        ProductView product = product(variant);
        products.change(
                product.id(),
                new ProductDraft(
                        product.title(),
                        "",
                        List.of(new VariantDraft(
                                variant, product.variants().get(0).sku(), "", Money.of(price, "KRW"), 0))));
    }

    void withdraws(VariantId variant) {
        products.become(product(variant).id(), ProductStatus.ARCHIVED);
    }

    static Item item(VariantId variant, int quantity, long seen) {
        return new Item(variant, quantity, Money.of(seen, "KRW"), null);
    }

    OrderRequest request(PaymentKind payment, Item... items) {
        return request(payment, UUID.randomUUID().toString(), items);
    }

    OrderRequest request(PaymentKind payment, String once, Item... items) {
        return new OrderRequest(seller, List.of(items), MINA, payment, once);
    }

    /** Compares the ledger with the reservations, and both with what was paid for. */
    void assertBooksAddUp(VariantId variant) {
        int onHand = count("select on_hand" + OF, variant);
        int held = count("select held" + OF, variant);
        int sold = count("select sold" + OF, variant);
        assertThat(held + sold).as("promised, of %d", onHand).isBetween(0, onHand);
        assertThat(count(RESERVED + "state = 'HELD'", variant)).as("held").isEqualTo(held);
        assertThat(count(RESERVED + "state = 'CONFIRMED' and not returned", variant))
                .as("sold")
                .isEqualTo(sold);
        assertThat(count(ORDERED + "p.state = 'CONFIRMED' and o.state in ('PAID', 'FULFILLING', 'DONE')", variant))
                .as("units of paid orders")
                .isEqualTo(sold);
        assertThat(count(
                        ORDERED
                                + "p.state = 'CREATED' and o.state in ('AWAITING_PAYMENT', 'FULFILLING') and l.reserved",
                        variant))
                .as("units of orders that wait for money")
                .isEqualTo(held);
        assertThat(count(
                        ORDERED + "(p.state = 'CONFIRMED') <> (o.state in ('PAID', 'DONE', 'COMPENSATING')"
                                + " or (o.state = 'FULFILLING' and o.expires_at is null and p.state = 'CONFIRMED'))",
                        variant))
                .as("units where the money and the order say different things")
                .isZero();
    }

    private int count(String query, VariantId variant) {
        return Objects.requireNonNull(jdbc.sql(query)
                .param("variant", variant.value())
                .query(Integer.class)
                .single());
    }

    private static ProductDraft draft(String title, long price, int units) {
        return new ProductDraft(
                title,
                "",
                List.of(new VariantDraft(null, UUID.randomUUID().toString(), "", Money.of(price, "KRW"), units)));
    }
}
