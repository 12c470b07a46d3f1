package io.vitrine.api;

import io.vitrine.shared.Money;
import io.vitrine.shop.ProductDraft;
import io.vitrine.shop.ProductDraft.VariantDraft;
import io.vitrine.shop.ProductView;
import io.vitrine.shop.ProductView.VariantView;
import io.vitrine.shop.VariantId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
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
        Set<UUID> claimed =
                wanted.stream().map(VariantRequest::id).filter(Objects::nonNull).collect(Collectors.toSet());
        Set<VariantId> named = new HashSet<>();
        List<VariantDraft> drafts = new ArrayList<>();
        for (VariantRequest one : wanted) {
            VariantId variant = known == null ? null : one.variant(known, claimed);
            if (variant != null && !named.add(variant)) {
                throw ApiException.of(Problem.INVALID, "The variant " + variant.value() + " is named twice");
            }
            drafts.add(one.draft(currency, variant));
        }
        return new ProductDraft(
                Objects.requireNonNullElse(title, ""), Objects.requireNonNullElse(description, ""), drafts);
    }

    /**
     * One of the ways in which it is sold.
     *
     * @param id of a variant of the product, to give it another SKU; without one it is the one that has the SKU, or new
     * @param sku 1 to 64 characters on one line, once in a shop
     * @param name at most 80 characters; may be left out for the only one
     * @param price in the minor unit of the shop's currency, at most {@link Money#MOST}
     */
    record VariantRequest(
            @Nullable UUID id,
            @Nullable String sku,
            @Nullable String name,
            @Nullable Long price) {

        private VariantDraft draft(Currency currency, @Nullable VariantId variant) {
            if (price == null) {
                throw ApiException.of(Problem.INVALID, "The variant " + sku + " has no price");
            }
            return new VariantDraft(
                    variant,
                    Objects.requireNonNullElse(sku, ""),
                    Objects.requireNonNullElse(name, ""),
                    new Money(price, currency),
                    0);
        }

        /** @param claimed variants that the request names by their ids, and which no SKU means therefore */
        private @Nullable VariantId variant(ProductView known, Set<UUID> claimed) {
            if (id == null) {
                String number = Objects.requireNonNullElse(sku, "").strip();
                return known.variants().stream()
                        .filter(variant -> variant.sku().equals(number))
                        .map(VariantView::id)
                        .filter(variant -> !claimed.contains(variant.value()))
                        .findFirst()
                        .orElse(null);
            }
            return known.variants().stream()
                    .map(VariantView::id)
                    .filter(variant -> variant.value().equals(id))
                    .findFirst()
                    .orElseThrow(() -> ApiException.of(Problem.INVALID, "The product has no variant " + id));
        }
    }
}
