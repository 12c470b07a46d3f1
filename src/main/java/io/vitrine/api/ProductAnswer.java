package io.vitrine.api;

import io.vitrine.shop.ProductImage;
import io.vitrine.shop.ProductStatus;
import io.vitrine.shop.ProductView;
import io.vitrine.shop.ProductView.VariantView;
import java.util.List;
import java.util.UUID;

/**
 * A product. Its stock is told elsewhere, since that changes with every sale.
 *
 * @param description plain text with line breaks; may be empty
 * @param variants at least one, in the seller's order
 */
record ProductAnswer(
        String id,
        String title,
        String description,
        ProductStatus status,
        List<ProductVariant> variants,
        List<ProductPicture> pictures) {

    static ProductAnswer of(ProductView product) {
        return new ProductAnswer(
                product.publicId().value(),
                product.title(),
                product.description(),
                product.status(),
                product.variants().stream().map(ProductVariant::of).toList(),
                product.images().stream().map(ProductPicture::of).toList());
    }

    /**
     * One of the ways in which it is sold.
     *
     * @param sku the seller's own number of it, once in a shop
     * @param name what tells it from the others; empty for the only one
     */
    record ProductVariant(UUID id, String sku, String name, Amount price) {

        static ProductVariant of(VariantView variant) {
            return new ProductVariant(variant.id().value(), variant.sku(), variant.name(), Amount.of(variant.price()));
        }
    }

    /**
     * A picture of it.
     *
     * @param address on this site, of at most 1,200 pixels
     * @param alt what it shows; may be empty
     */
    record ProductPicture(String address, String alt, int width, int height) {

        static ProductPicture of(ProductImage image) {
            return new ProductPicture(image.large(), image.alt(), image.width(), image.height());
        }
    }
}
