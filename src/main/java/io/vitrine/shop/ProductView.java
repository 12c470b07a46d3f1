package io.vitrine.shop;

import io.vitrine.accounts.SellerId;
import io.vitrine.shared.Money;
import io.vitrine.shared.PublicId;
import java.util.Comparator;
import java.util.List;

/**
 * A product as others see it.
 *
 * @param variants at least one, in the seller's order
 */
public record ProductView(
        ProductId id,
        PublicId publicId,
        SellerId seller,
        String title,
        String description,
        ProductStatus status,
        List<VariantView> variants) {

    public ProductView {
        variants = List.copyOf(variants);
    }

    /** The lowest price of its variants. */
    public Money from() {
        return variants.stream()
                .map(VariantView::price)
                .min(Comparator.comparingLong(Money::minor))
                .orElseThrow();
    }

    /** Whether its variants have one price. */
    public boolean hasOnePrice() {
        return variants.stream().map(VariantView::price).distinct().count() == 1;
    }

    /** Units that may still be sold, of all variants. */
    public long left() {
        return variants.stream().mapToLong(variant -> variant.stock().left()).sum();
    }

    /** One variant. */
    public record VariantView(VariantId id, String sku, String name, Money price, StockLevel stock) {}
}
