package io.vitrine.shop;

import io.vitrine.shared.Money;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a seller writes about a product.
 *
 * @param title 1 to 120 characters on one line
 * @param description at most 4,000 characters, of plain text with line breaks
 * @param variants 1 to 100
 */
public record ProductDraft(String title, String description, List<VariantDraft> variants) {

    public ProductDraft {
        variants = List.copyOf(variants);
    }

    /**
     * One variant.
     *
     * @param id null for a new one
     * @param sku the seller's own number of it, 1 to 64 characters, once in a shop
     * @param name what tells it from the others, such as {@code Blue / M}, at most 80 characters; may be empty for the
     *     only one
     * @param stockChange how many units are added to the stock, or taken from it if negative: a change, so that what is
     *     sold while a form is open is not put back
     */
    public record VariantDraft(@Nullable VariantId id, String sku, String name, Money price, int stockChange) {}
}
