package io.vitrine.shop;

import io.vitrine.shared.Money;
import io.vitrine.shared.PublicId;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Adds up the orders of a show where they are kept. */
@Component
@Transactional(readOnly = true)
class JdbcSales implements Sales {

    private static final String COUNTS = " o.state not in ('CANCELLED', 'COMPENSATING', 'REFUNDED')";

    private final JdbcClient jdbc;
    private final ShopSettings settings;

    JdbcSales(JdbcClient jdbc, ShopSettings settings) {
        this.jdbc = jdbc;
        this.settings = settings;
    }

    @Override
    public Figures of(UUID show) {
        Currency currency = settings.currency();
        int orders = (int) number("select count(*) from orders o where o.show_id = :show and" + COUNTS, show);
        long amount =
                number("select coalesce(sum(o.total), 0) from orders o where o.show_id = :show and" + COUNTS, show);
        long units = number(
                "select coalesce(sum(l.quantity), 0) from order_lines l join orders o on o.id = l.order_id"
                        + " where o.show_id = :show and" + COUNTS,
                show);
        int carts = (int) number("select count(distinct owner) from cart_lines where show_id = :show", show);
        long coupons = number("select coalesce(sum(claimed), 0) from coupons where broadcast_id = :show", show);
        return new Figures(orders, units, new Money(amount, currency), carts, coupons);
    }

    @Override
    public List<OfProduct> products(UUID show) {
        return jdbc.sql("select l.product_public_id, max(l.title) as title, sum(l.quantity) as units,"
                        + " sum(l.quantity * l.price) as amount, max(o.currency) as currency"
                        + " from order_lines l join orders o on o.id = l.order_id where l.show_id = :show and"
                        + COUNTS + " group by l.product_public_id order by units desc, title")
                .param("show", show)
                .query((row, number) -> new OfProduct(
                        PublicId.of(row.getString("product_public_id")),
                        row.getString("title"),
                        row.getLong("units"),
                        Money.of(row.getLong("amount"), row.getString("currency"))))
                .list();
    }

    private long number(String query, UUID show) {
        return jdbc.sql(query).param("show", show).query(Long.class).single();
    }
}
