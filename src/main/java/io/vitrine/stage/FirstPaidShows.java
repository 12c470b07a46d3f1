package io.vitrine.stage;

import io.vitrine.broadcasts.BroadcastId;
import io.vitrine.broadcasts.Broadcasts;
import io.vitrine.shop.HoldModes;
import io.vitrine.shop.ProductId;
import io.vitrine.shop.ProductView.VariantView;
import io.vitrine.shop.Products;
import io.vitrine.shop.VariantId;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Has what is in the line-up of a show in which the first to pay gets it belong to whoever pays first, wherever it is
 * bought: who could hold it in the shop meanwhile would take it from those who pay in the show.
 */
@Component
class FirstPaidShows implements HoldModes {

    private final Broadcasts broadcasts;
    private final StageTables tables;
    private final Products products;

    FirstPaidShows(Broadcasts broadcasts, StageTables tables, Products products) {
        this.broadcasts = broadcasts;
        this.tables = tables;
        this.products = products;
    }

    @Override
    public Set<VariantId> firstPaid(Collection<VariantId> variants) {
        List<BroadcastId> shows = variants.isEmpty() ? List.of() : broadcasts.firstPaid();
        if (shows.isEmpty()) {
            return Set.of();
        }
        List<ProductId> lineUp = shows.stream()
                .flatMap(show -> tables.lineUp(show).stream())
                .map(StageTables.Entry::product)
                .distinct()
                .toList();
        return products.findAll(lineUp).stream()
                .flatMap(product -> product.variants().stream())
                .map(VariantView::id)
                .filter(variants::contains)
                .collect(Collectors.toSet());
    }
}
