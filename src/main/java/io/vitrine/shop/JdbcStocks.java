package io.vitrine.shop;

import io.vitrine.accounts.AuditLog;
import io.vitrine.accounts.SellerId;
import io.vitrine.shared.PublicId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Joins the ledger with the numbers that sellers give to variants. */
@Service
@Transactional
class JdbcStocks implements Stocks {

    private static final UUID FIRST = new UUID(0, 0);

    private static final String LINES = "select v.id, v.sku, p.public_id, s.on_hand, s.held, s.sold, s.pooled"
            + " from variants v join products p on p.id = v.product_id join stock s on s.variant_id = v.id"
            + " where v.seller_id = :seller";

    private final JdbcClient jdbc;
    private final StockLedger ledger;
    private final AuditLog audit;

    JdbcStocks(JdbcClient jdbc, StockLedger ledger, AuditLog audit) {
        this.jdbc = jdbc;
        this.ledger = ledger;
        this.audit = audit;
    }

    @Override
    @Transactional(readOnly = true)
    public List<Line> of(SellerId seller, Collection<String> skus) {
        return skus.isEmpty()
                ? List.of()
                : jdbc.sql(LINES + " and v.sku in (:skus) order by v.id")
                        .param("seller", seller.value())
                        .param("skus", skus)
                        .query(JdbcStocks::line)
                        .list();
    }

    @Override
    @Transactional(readOnly = true)
    public List<Line> page(SellerId seller, @Nullable VariantId after, int most) {
        return jdbc.sql(LINES + " and v.id > :after order by v.id fetch first :most rows only")
                .param("seller", seller.value())
                .param("after", after == null ? FIRST : after.value())
                .param("most", most)
                .query(JdbcStocks::line)
                .list();
    }

    @Override
    public List<Line> change(SellerId seller, List<Change> changes) {
        List<String> skus = changes.stream().map(Change::sku).toList();
        Map<String, Line> known = of(seller, skus).stream().collect(Collectors.toMap(Line::sku, Function.identity()));
        Map<String, Integer> places = new HashMap<>();
        for (int i = 0; i < skus.size(); i++) {
            if (!known.containsKey(skus.get(i))) {
                throw ShopException.ofVariant("shop.sku.unknown", i, "The shop has no SKU " + skus.get(i), skus.get(i));
            }
            if (places.put(skus.get(i), i) != null) {
                throw ShopException.ofVariant(
                        "shop.sku.twice", i, "The SKU " + skus.get(i) + " is named twice", skus.get(i));
            }
        }
        // Everybody takes the ledger's rows in one order, so that nobody waits for whoever waits.
        IntStream.range(0, skus.size())
                .boxed()
                .sorted(Comparator.comparing(i -> id(known, skus.get(i))))
                .forEach(i -> add(
                        Objects.requireNonNull(known.get(skus.get(i))),
                        changes.get(i).units(),
                        i));
        return of(seller, skus);
    }

    private void add(Line line, int units, int place) {
        if (Math.abs((long) units) > ProductRules.MOST_STOCK_AT_ONCE) {
            throw ShopException.ofVariant("shop.stock.range", place, "Stock changes by a million at most");
        }
        if (units == 0) {
            return;
        }
        if (!ledger.add(line.variant(), units)) {
            int left = of(line).left();
            throw ShopException.ofVariant(
                    "shop.stock.less", place, "Of " + line.sku() + " only " + left + " are left", left);
        }
        audit.note("product.stock", line.product(), line.sku() + ": " + (units > 0 ? "+" : "") + units);
    }

    private StockLevel of(Line line) {
        return ledger.of(List.of(line.variant())).getOrDefault(line.variant(), line.level());
    }

    private static UUID id(Map<String, Line> known, String sku) {
        return Objects.requireNonNull(known.get(sku)).variant().value();
    }

    private static Line line(ResultSet row, int number) throws SQLException {
        return new Line(
                new VariantId(row.getObject("id", UUID.class)),
                PublicId.of(row.getString("public_id")),
                row.getString("sku"),
                new StockLevel(row.getInt("on_hand"), row.getInt("held"), row.getInt("sold"), row.getInt("pooled")));
    }
}
