package io.vitrine.shop;

import io.vitrine.shared.Money;
import io.vitrine.shared.PublicId;
import java.time.OffsetDateTime;
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

    /** An order of what belongs to whoever pays first is none before it is paid. */
    private static final String COUNTS = " o.state not in ('CANCELLED', 'COMPENSATING', 'REFUNDED')"
            + " and not exists (select 1 from order_lines u where u.order_id = o.id and not u.reserved)";

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
        long coupons = number("select coalesce(sum(claimed), 0) from coupons where broadcast_id = :show", show);
        return new Figures(orders, units, new Money(amount, currency), coupons);
    }

    @Override
    public List<Sale> sales(UUID show) {
        return jdbc.sql("select o.total, o.discount, o.currency, o.placed_at from orders o where o.show_id = :show and"
                        + COUNTS + " order by o.placed_at, o.id")
                .param("show", show)
                .query((row, number) -> new Sale(
                        Money.of(row.getLong("total"), row.getString("currency")),
                        Money.of(row.getLong("discount"), row.getString("currency")),
                        row.getObject("placed_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    @Override
    public long unpaid() {
        return jdbc.sql("select count(*) from orders where state = 'AWAITING_PAYMENT'")
                .query(Long.class)
                .single();
    }

    @Override
    public List<Line> lines(UUID show) {
        return jdbc.sql("select l.product_public_id, l.title, l.quantity, l.quantity * l.price as amount, o.currency,"
                        + " o.id as order_id, o.placed_at from order_lines l join orders o on o.id = l.order_id"
                        + " where l.show_id = :show and" + COUNTS + " order by o.placed_at, l.order_id, l.position")
                .param("show", show)
                .query((row, number) -> new Line(
                        PublicId.of(row.getString("product_public_id")),
                        row.getString("title"),
                        row.getLong("quantity"),
                        Money.of(row.getLong("amount"), row.getString("currency")),
                        row.getObject("order_id", UUID.class),
                        row.getObject("placed_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    private long number(String query, UUID show) {
        return jdbc.sql(query).param("show", show).query(Long.class).single();
    }
}
