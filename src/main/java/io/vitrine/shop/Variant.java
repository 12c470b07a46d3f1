package io.vitrine.shop;

import io.vitrine.shared.Ids;
import io.vitrine.shared.Money;
import io.vitrine.shop.ProductDraft.VariantDraft;
import io.vitrine.shop.ProductView.VariantView;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.util.Comparator;
import java.util.Map;
import java.util.UUID;

/** One of the ways in which a product is sold. Its stock is in the ledger. */
@Entity
@Table(name = "variants")
class Variant {

    static final Comparator<Variant> IN_ORDER = Comparator.comparingInt(variant -> variant.position);

    private static final StockLevel NOTHING = new StockLevel(0, 0, 0);

    @Id
    private UUID id;

    @ManyToOne(fetch = FetchType.LAZY)
    private Product product;

    private UUID sellerId;
    private int position;
    private String sku;
    private String name;
    private long price;
    private String currency;

    @SuppressWarnings("NullAway.Init")
    protected Variant() {}

    @SuppressWarnings("NullAway.Init") // change() fills in the rest
    Variant(Product product, UUID seller) {
        this.id = Ids.next();
        this.product = product;
        this.sellerId = seller;
    }

    void change(VariantDraft draft, int place) {
        sku = draft.sku();
        name = draft.name();
        price = draft.price().minor();
        currency = draft.price().currency().getCurrencyCode();
        position = place;
    }

    VariantId id() {
        return new VariantId(id);
    }

    VariantView view(Map<VariantId, StockLevel> stock) {
        return new VariantView(id(), sku, name, Money.of(price, currency), stock.getOrDefault(id(), NOTHING));
    }
}
