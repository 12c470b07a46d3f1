package io.vitrine.stage;

import io.vitrine.broadcasts.BroadcastId;
import io.vitrine.shared.Money;
import io.vitrine.shop.ProductId;
import io.vitrine.shop.ProductImage;
import io.vitrine.shop.ProductStatus;
import io.vitrine.shop.ProductView;
import io.vitrine.shop.Products;
import io.vitrine.stage.StageTables.Entry;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Makes the cards of products in a show. */
@Component
@Transactional(readOnly = true)
class Cards {

    private final StageTables tables;
    private final Products products;

    Cards(StageTables tables, Products products) {
        this.tables = tables;
        this.products = products;
    }

    /** The products of a show in their order, each with its card. */
    Map<ProductView, Card> lineUp(BroadcastId show) {
        List<Entry> entries = tables.lineUp(show);
        Map<ProductId, ProductView> known = products
                .findAll(entries.stream().map(Entry::product).toList())
                .stream()
                .collect(Collectors.toMap(ProductView::id, Function.identity()));
        Map<ProductView, Card> cards = new LinkedHashMap<>();
        for (Entry entry : entries) {
            ProductView product = known.get(entry.product());
            if (product != null) {
                cards.put(product, card(entry, product));
            }
        }
        return cards;
    }

    Card card(Entry entry, ProductView product) {
        Money price = product.from();
        boolean cheaper = price.currency().equals(entry.listed().currency())
                && price.minor() < entry.listed().minor();
        boolean gone = entry.soldOut() || product.left() == 0 || product.status() != ProductStatus.ACTIVE;
        return new Card(
                product.publicId(),
                product.title(),
                price,
                product.hasOnePrice(),
                cheaper ? entry.listed() : null,
                told(product.left()),
                gone,
                picture(product));
    }

    private static @Nullable String picture(ProductView product) {
        ProductImage image = product.image();
        return image == null ? null : image.tile();
    }

    /** Null if it is more than viewers are told. */
    static @Nullable Integer told(long left) {
        return left > Card.MOST_LEFT_TOLD ? null : (int) left;
    }
}
