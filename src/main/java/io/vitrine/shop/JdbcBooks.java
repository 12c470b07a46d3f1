package io.vitrine.shop;

import io.vitrine.accounts.SellerId;
import java.util.List;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Counts each book where it is kept. */
@Component
@Transactional
class JdbcBooks implements Books {

    private static final String ORDERS = " from order_lines l join orders o on o.id = l.order_id"
            + " join payments p on p.id = o.payment_id where l.variant_id = :variant and ";
    private static final String PAID = "o.state in ('PAID', 'FULFILLING', 'DONE') and p.state = 'CONFIRMED'";
    private static final String OF = " (select id from orders where seller_id = :seller)";
    private static final String VARIANTS = " (select id from variants where seller_id = :seller)";

    private final JdbcClient jdbc;
    private final JdbcStockLedger stock;

    JdbcBooks(JdbcClient jdbc, JdbcStockLedger stock) {
        this.jdbc = jdbc;
        this.stock = stock;
    }

    @Override
    @Transactional(readOnly = true)
    public Account of(VariantId variant) {
        String reserved = "select coalesce(sum(quantity), 0) from reservations where variant_id = :variant and ";
        return new Account(
                Objects.requireNonNull(stock.of(List.of(variant)).get(variant)),
                count(reserved + "state = 'HELD'", variant),
                count(reserved + "state = 'CONFIRMED' and not returned", variant),
                count("select coalesce(sum(l.quantity), 0)" + ORDERS + PAID, variant),
                count(
                        "select coalesce(sum(l.quantity), 0)" + ORDERS
                                + "o.state in ('AWAITING_PAYMENT', 'FULFILLING') and p.state = 'CREATED' and l.reserved",
                        variant),
                count("select count(distinct p.id)" + ORDERS + "p.state = 'CONFIRMED'", variant),
                count("select count(distinct o.id)" + ORDERS + "o.state in ('PAID', 'FULFILLING', 'DONE')", variant));
    }

    @Override
    public void forget(SellerId seller) {
        for (String statement : List.of(
                "delete from reservations where order_id in" + OF,
                "delete from order_lines where order_id in" + OF,
                "delete from payment_notes where order_id in" + OF,
                "delete from cart_lines where variant_id in" + VARIANTS,
                "delete from stock where variant_id in" + VARIANTS,
                "delete from variants where seller_id = :seller",
                "delete from products where seller_id = :seller",
                "delete from payment_terms where seller_id = :seller")) {
            jdbc.sql(statement).param("seller", seller.value()).update();
        }
        List<Object> payments = jdbc.sql("select payment_id from orders where seller_id = :seller")
                .param("seller", seller.value())
                .query()
                .singleColumn();
        jdbc.sql("delete from orders where seller_id = :seller")
                .param("seller", seller.value())
                .update();
        if (!payments.isEmpty()) {
            jdbc.sql("delete from payments where id in (:payments)")
                    .param("payments", payments)
                    .update();
        }
    }

    private int count(String query, VariantId variant) {
        return jdbc.sql(query)
                .param("variant", variant.value())
                .query(Integer.class)
                .single();
    }
}
