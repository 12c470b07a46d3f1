package io.vitrine.shop;

import io.vitrine.accounts.SellerId;
import io.vitrine.shared.PublicId;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tells and changes a shop's stock by the seller's own numbers, as other programs keep it. */
public interface Stocks {

    /** The most variants that are told or changed at once. */
    int MOST = 500;

    /** Those of a shop that have one of these SKUs. */
    List<Line> of(SellerId seller, Collection<String> skus);

    /** Those of a shop in the order in which they were made; after one of them, if that is not null. */
    List<Line> page(SellerId seller, @Nullable VariantId after, int most);

    /**
     * Puts units on sale or takes some away: all of what is wanted, or nothing of it.
     *
     * @return how much there is afterwards, of each that was named
     * @throws ShopException if the shop has no such SKU, one is named twice, or more would be taken away than is left;
     *     {@link ShopException#variant} is its place
     */
    List<Line> change(SellerId seller, List<Change> changes);

    /** A variant and what the ledger says of it. */
    record Line(VariantId variant, PublicId product, String sku, StockLevel level) {}

    /** @param units that are added, or taken away if negative: a million at most */
    record Change(String sku, int units) {}
}
