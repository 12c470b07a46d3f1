package io.vitrine.catalogue;

import io.vitrine.shop.ProductDraft;
import io.vitrine.shop.ProductStatus;
import io.vitrine.shop.ProductView;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a file would change, as it is told and as it would be done. */
record Plan(CatalogueReport report, List<Step> steps) {

    /**
     * One product.
     *
     * @param existing null if it is made
     * @param rows of the variants of the draft; 0 for those that no row is about
     */
    record Step(@Nullable ProductView existing, ProductDraft draft, ProductStatus status, List<Integer> rows) {

        int firstRow() {
            return rows.stream().filter(row -> row > 0).findFirst().orElse(0);
        }
    }
}
