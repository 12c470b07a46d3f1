package io.vitrine.shop;

import io.vitrine.shared.Ids;
import io.vitrine.shared.Money;
import io.vitrine.shared.PublicId;
import io.vitrine.shop.PriceBook.Priced;
import io.vitrine.shop.Shelf.Article;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What an order is about, as it was called and cost then. */
@Entity
@Table(name = "order_lines")
class OrderLine {

    @Id
    private UUID id;

    @ManyToOne(fetch = FetchType.LAZY)
    private Order order;

    private int position;
    private UUID variantId;
    private String productPublicId;
    private String title;
    private String variantName;
    private String sku;
    private long price;
    private long listPrice;

    @Enumerated(EnumType.STRING)
    private @Nullable DealKind deal;

    private @Nullable UUID dealId;
    private long seenPrice;
    private int quantity;
    private @Nullable UUID showId;

    /** Whether its units are set aside, or were once. */
    private boolean reserved;

    @SuppressWarnings("NullAway.Init")
    protected OrderLine() {}

    OrderLine(Order order, int position, Priced priced, OrderRequest.Item item) {
        Article article = priced.article();
        Quote quote = priced.quote();
        Deal found = quote.dealFor(item.quantity());
        this.id = Ids.next();
        this.order = order;
        this.position = position;
        this.variantId = article.variant().value();
        this.productPublicId = article.product().value();
        this.title = article.title();
        this.variantName = article.name();
        this.sku = article.sku();
        this.price = quote.priceFor(item.quantity()).minor();
        this.listPrice = quote.list().minor();
        this.deal = found == null ? null : found.kind();
        this.dealId = found == null ? null : found.id();
        this.seenPrice = item.seen().minor();
        this.quantity = item.quantity();
        this.showId = item.show();
        this.reserved = quote.isHeldAtCheckout(item.quantity());
    }

    VariantId variant() {
        return new VariantId(variantId);
    }

    boolean isReserved() {
        return reserved;
    }

    void reserve() {
        reserved = true;
    }

    int quantity() {
        return quantity;
    }

    SoldLine sold(String currency) {
        return new SoldLine(variant(), quantity, Money.of(price * quantity, currency), showId);
    }

    OrderView.Line view(String currency) {
        return new OrderView.Line(
                variant(),
                PublicId.of(productPublicId),
                title,
                variantName,
                sku,
                Money.of(price, currency),
                Money.of(listPrice, currency),
                deal,
                Money.of(seenPrice, currency),
                quantity,
                showId,
                reserved);
    }
}
