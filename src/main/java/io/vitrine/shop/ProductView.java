package io.vitrine.shop;

import io.vitrine.accounts.SellerId;
import io.vitrine.shared.Money;
import io.vitrine.shared.PublicId;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A product as others see it.
 *
 * @param variants at least one, in the seller's order
 * @param images at most {@link ProductImages#MOST}; the first stands for the product
 */
public record ProductView(
        ProductId id,
        PublicId publicId,
        SellerId seller,
        String title,
        String description,
        ProductStatus status,
        List<VariantView> variants,
        List<ProductImage> images) {

    public ProductView {
        variants = List.copyOf(variants);
        images = List.copyOf(images);
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

    /** The picture that stands for the product; null if it has none. */
    public @Nullable ProductImage image() {
        return images.isEmpty() ? null : images.get(0);
    }

    /** What stands for a product without a picture: the first letter of its title. */
    public String initial() {
        return title.substring(0, title.offsetByCodePoints(0, 1));
    }

    /** One variant. */
    public record VariantView(VariantId id, String sku, String name, Money price, StockLevel stock) {}
}
