package io.vitrine.api;

import io.vitrine.shop.Stocks;
import io.vitrine.shop.Stocks.Change;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** @param items 1 to 500 variants, each once */
record StockRequest(@Nullable List<StockChange> items) {

    List<Change> changes() {
        List<StockChange> wanted = Objects.requireNonNullElse(items, List.of());
        if (wanted.isEmpty() || wanted.size() > Stocks.MOST) {
            throw ApiException.of(Problem.INVALID, "\"items\" are 1 to " + Stocks.MOST + ", and not " + wanted.size());
        }
        List<Change> changes = new ArrayList<>();
        wanted.forEach(item -> changes.add(item.wanted()));
        return changes;
    }

    /**
     * What becomes of one variant: either {@code change}, or {@code left} together with {@code seen}.
     *
     * @param change units that are added, or taken away if negative
     * @param left how many there shall be
     * @param seen how many were left when that was decided: what is sold since then stays sold
     */
    record StockChange(
            @Nullable String sku,
            @Nullable Integer change,
            @Nullable Integer left,
            @Nullable Integer seen) {

        private Change wanted() {
            if (sku == null || (change == null) == (left == null) || (left == null) != (seen == null)) {
                throw ApiException.of(
                        Problem.INVALID,
                        "An item has a \"sku\", and either \"change\" or both \"left\" and \"seen\"; that of " + sku
                                + " has not");
            }
            if (left == null || seen == null) {
                return new Change(sku, Objects.requireNonNull(change));
            }
            long units = (long) left - seen;
            if (left < 0 || seen < 0) {
                throw ApiException.of(Problem.INVALID, "Of " + sku + " nobody can have less than nothing");
            }
            return new Change(sku, Math.toIntExact(units));
        }
    }
}
