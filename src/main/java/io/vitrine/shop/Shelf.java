package io.vitrine.shop;

import io.vitrine.accounts.SellerId;
import io.vitrine.shared.Money;
import io.vitrine.shared.PublicId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Looks up what variants are called and cost now. */
@Component
@Transactional(readOnly = true)
class Shelf {

    private final JdbcClient jdbc;

    Shelf(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Map<VariantId, Article> of(Collection<VariantId> variants) {
        if (variants.isEmpty()) {
            return Map.of();
        }
        List<UUID> ids = variants.stream().map(VariantId::value).toList();
        return jdbc
                .sql("select v.id, v.sku, v.name, v.price, v.currency, p.public_id, p.title, p.status, p.seller_id"
                        + " from variants v join products p on p.id = v.product_id where v.id in (:ids)")
                .param("ids", ids)
                .query((row, number) -> new Article(
                        new VariantId(row.getObject("id", UUID.class)),
                        PublicId.of(row.getString("public_id")),
                        new SellerId(row.getObject("seller_id", UUID.class)),
                        row.getString("title"),
                        row.getString("name"),
                        row.getString("sku"),
                        Money.of(row.getLong("price"), row.getString("currency")),
                        row.getString("status").equals(ProductStatus.ACTIVE.name())))
                .list()
                .stream()
                .collect(Collectors.toMap(Article::variant, Function.identity()));
    }

    /** A variant with what its product says of it. */
    record Article(
            VariantId variant,
            PublicId product,
            SellerId seller,
            String title,
            String name,
            String sku,
            Money price,
            boolean offered) {}
}
