package io.vitrine.shop;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import io.vitrine.shared.Ids;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Stores which pictures products have, in which order. */
@Component
class ImageTable {

    private final JdbcClient jdbc;

    ImageTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Map<ProductId, List<ProductImage>> of(Collection<ProductId> products) {
        if (products.isEmpty()) {
            return Map.of();
        }
        return jdbc
                .sql("select id, product_id, hash, alt, width, height from product_images"
                        + " where product_id in (:products) order by product_id, position, id")
                .param("products", products.stream().map(ProductId::value).toList())
                .query((row, number) -> Map.entry(new ProductId(row.getObject("product_id", UUID.class)), image(row)))
                .list()
                .stream()
                .collect(groupingBy(Map.Entry::getKey, mapping(Map.Entry::getValue, toList())));
    }

    List<ProductImage> of(ProductId product) {
        return of(List.of(product)).getOrDefault(product, List.of());
    }

    /** Holds back others who would change the pictures of this product, until the transaction ends. */
    void lock(ProductId product) {
        jdbc.sql("select id from products where id = :product for update")
                .param("product", product.value())
                .query(UUID.class)
                .single();
    }

    ProductImage add(ProductId product, Picture picture, int position, Instant now) {
        ImageId id = new ImageId(Ids.next());
        jdbc.sql("insert into product_images (id, product_id, position, hash, alt, width, height, created_at)"
                        + " values (:id, :product, :position, :hash, '', :width, :height, :now)")
                .param("id", id.value())
                .param("product", product.value())
                .param("position", position)
                .param("hash", picture.hash())
                .param("width", picture.width())
                .param("height", picture.height())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
        return new ProductImage(id, picture.hash(), "", picture.width(), picture.height());
    }

    void describe(ImageId image, String alt) {
        jdbc.sql("update product_images set alt = :alt where id = :id")
                .param("alt", alt)
                .param("id", image.value())
                .update();
    }

    void arrange(List<ProductImage> images) {
        for (int i = 0; i < images.size(); i++) {
            jdbc.sql("update product_images set position = :position where id = :id")
                    .param("position", i)
                    .param("id", images.get(i).id().value())
                    .update();
        }
    }

    void remove(ImageId image) {
        jdbc.sql("delete from product_images where id = :id")
                .param("id", image.value())
                .update();
    }

    boolean isUsed(String hash) {
        return jdbc.sql("select count(*) from product_images where hash = :hash")
                        .param("hash", hash)
                        .query(Long.class)
                        .single()
                > 0;
    }

    private static ProductImage image(ResultSet row) throws SQLException {
        return new ProductImage(
                new ImageId(row.getObject("id", UUID.class)),
                row.getString("hash"),
                row.getString("alt"),
                row.getInt("width"),
                row.getInt("height"));
    }
}
