package io.vitrine.shop;

import io.vitrine.accounts.SellerId;
import io.vitrine.accounts.VisitorId;
import io.vitrine.shop.CartView.Line;
import io.vitrine.shop.CartView.OfShop;
import io.vitrine.shop.PriceBook.Priced;
import io.vitrine.shop.Shelf.Article;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Keeps carts as rows, without prices: those are what they are when somebody looks. */
@Component
@Transactional
class JdbcCarts implements Carts {

    private final JdbcClient jdbc;
    private final Shelf shelf;
    private final PriceBook prices;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    JdbcCarts(JdbcClient jdbc, Shelf shelf, PriceBook prices, ApplicationEventPublisher events, Clock clock) {
        this.jdbc = jdbc;
        this.shelf = shelf;
        this.prices = prices;
        this.events = events;
        this.clock = clock;
    }

    @Override
    @Transactional(readOnly = true)
    public CartView of(VisitorId owner) {
        List<Row> rows = rows(owner);
        List<VariantId> variants = rows.stream().map(Row::variant).toList();
        Map<VariantId, Priced> articles = prices.priced(variants, owner);
        Map<SellerId, List<Line>> shops = new LinkedHashMap<>();
        for (Row row : rows) {
            Priced priced = articles.get(row.variant());
            if (priced != null) {
                Article article = priced.article();
                int left = article.offered() ? priced.quote().available() : 0;
                shops.computeIfAbsent(article.seller(), seller -> new ArrayList<>())
                        .add(new Line(
                                row.variant(),
                                article.product(),
                                article.title(),
                                article.name(),
                                priced.quote(),
                                row.quantity(),
                                left,
                                row.show()));
            }
        }
        return new CartView(shops.entrySet().stream()
                .map(shop -> new OfShop(shop.getKey(), shop.getValue()))
                .toList());
    }

    @Override
    @Transactional(readOnly = true)
    public int count(VisitorId owner) {
        return jdbc.sql("select coalesce(sum(quantity), 0) from cart_lines where owner = :owner")
                .param("owner", owner.value())
                .query(Integer.class)
                .single();
    }

    @Override
    public void add(VisitorId owner, VariantId variant, int quantity, @Nullable UUID show) {
        check(quantity, 1);
        Article article = shelf.of(List.of(variant)).get(variant);
        if (article == null || !article.offered()) {
            throw ShopException.of("shop.cart.gone", "Variant " + variant + " is not offered");
        }
        if (!more(owner, variant, quantity, show)) {
            if (rows(owner).size() >= Orders.MOST_LINES) {
                throw ShopException.of("shop.cart.full", "A cart has 50 lines at most");
            }
            int added = jdbc.sql("insert into cart_lines (owner, variant_id, quantity, show_id, added_at)"
                            + " values (:owner, :variant, :quantity, :show, :at) on conflict do nothing")
                    .param("owner", owner.value())
                    .param("variant", variant.value())
                    .param("quantity", quantity)
                    .param("show", show)
                    .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                    .update();
            if (added == 0) {
                more(owner, variant, quantity, show);
            }
        }
        events.publishEvent(new CartFilled(article.seller(), owner, article.product(), variant, quantity, show));
    }

    @Override
    public void change(VisitorId owner, VariantId variant, int quantity) {
        check(quantity, 0);
        String statement = quantity == 0
                ? "delete from cart_lines where owner = :owner and variant_id = :variant"
                : "update cart_lines set quantity = :quantity where owner = :owner and variant_id = :variant";
        var change = jdbc.sql(statement).param("owner", owner.value()).param("variant", variant.value());
        (quantity == 0 ? change : change.param("quantity", quantity)).update();
    }

    private boolean more(VisitorId owner, VariantId variant, int quantity, @Nullable UUID show) {
        return jdbc.sql("update cart_lines set quantity = least(:most, quantity + :quantity),"
                                + " show_id = coalesce(:show, show_id) where owner = :owner and variant_id = :variant")
                        .param("most", MOST_UNITS)
                        .param("quantity", quantity)
                        .param("show", show)
                        .param("owner", owner.value())
                        .param("variant", variant.value())
                        .update()
                > 0;
    }

    private List<Row> rows(VisitorId owner) {
        return jdbc.sql("select variant_id, quantity, show_id from cart_lines where owner = :owner"
                        + " order by added_at, variant_id")
                .param("owner", owner.value())
                .query((row, number) -> new Row(
                        new VariantId(row.getObject("variant_id", UUID.class)),
                        row.getInt("quantity"),
                        row.getObject("show_id", UUID.class)))
                .list();
    }

    private static void check(int quantity, int least) {
        if (quantity < least || quantity > MOST_UNITS) {
            throw ShopException.of("shop.quantity", "A quantity is " + least + " to 99, and not " + quantity);
        }
    }

    private record Row(
            VariantId variant, int quantity, @Nullable UUID show) {}
}
