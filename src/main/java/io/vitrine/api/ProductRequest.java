package io.vitrine.api;

import io.vitrine.shared.Money;
import io.vitrine.shop.ProductDraft;
import io.vitrine.shop.ProductDraft.VariantDraft;
import io.vitrine.shop.ProductView;
import io.vitrine.shop.ProductView.VariantView;
import io.vitrine.shop.VariantId;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A product as a program wants it to be.
 *
 * @param title 1 to 120 characters on one line
 * @param description at most 4,000 characters of plain text; empty if it is left out
 * @param variants 1 to 100; of a product that is changed, those that are not named are taken away
 */
record ProductRequest(
        @Nullable String title,
        @Nullable String description,
        @Nullable List<VariantRequest> variants) {

    /** @param known the product that is changed; null for a new one */
    ProductDraft draft(Currency currency, @Nullable ProductView known) {
        List<VariantRequest> wanted = Objects.requireNonNullElse(variants, List.of());
        return new ProductDraft(
                Objects.requireNonNullElse(title, ""),
                Objects.requireNonNullElse(description, ""),
                wanted.stream().map(variant -> variant.draft(currency, known)).toList());
    }

    /**
     * One of the ways in which it is sold.
     *
     * @param id of a variant of the product, to give it another SKU; without one it is the one that has the SKU, or new
     * @param sku 1 to 64 characters on one line, once in a shop
     * @param name at most 80 characters; may be left out for the only one
     * @param price in the minor unit of the shop's currency
     */
    record VariantRequest(
            @Nullable UUID id,
            @Nullable String sku,
            @Nullable String name,
            @Nullable Long price) {

        private VariantDraft draft(Currency currency, @Nullable ProductView known) {
            if (price == null) {
                throw ApiException.of(Problem.INVALID, "The variant " + sku + " has no price");
            }
            return new VariantDraft(
                    variant(known),
                    Objects.requireNonNullElse(sku, ""),
                    Objects.requireNonNullElse(name, ""),
                    new Money(price, currency),
                    0);
        }

        private @Nullable VariantId variant(@Nullable ProductView known) {
            if (known == null) {
                return null;
            }
            VariantId found = known.variants().stream()
                    .filter(variant -> id == null
                            ? variant.sku().equals(sku)
                            : variant.id().value().equals(id))
                    .map(VariantView::id)
                    .findFirst()
                    .orElse(null);
            if (id != null && found == null) {
                throw ApiException.of(Problem.INVALID, "The product has no variant " + id);
            }
            return found;
        }
    }
}
