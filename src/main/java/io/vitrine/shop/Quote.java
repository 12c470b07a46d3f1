package io.vitrine.shop;

import io.vitrine.shared.Money;
import io.vitrine.shop.Waiting.Share;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a variant costs a buyer now, and how many there are.
 *
 * @param list the price without any deal
 * @param deals in the order in which they go before each other: flash, then the show's price, then the list's
 * @param left what anybody may buy, besides what is set aside
 * @param kept what is kept for this buyer, who waited for it; null if nothing is
 * @param firstPaid whether what anybody may buy belongs to whoever pays first, and no checkout holds it
 */
public record Quote(
        Money list, List<Deal> deals, int left, @Nullable Share kept, boolean firstPaid) {

    public Quote {
        deals = List.copyOf(deals);
    }

    /** The deal that counts for so many units; null if they cost what the list says. */
    public @Nullable Deal dealFor(int units) {
        return deals.stream()
                .filter(deal -> deal.most() >= units && isLess(deal))
                .findFirst()
                .orElse(null);
    }

    /** The deal that counts for one. */
    public @Nullable Deal deal() {
        return dealFor(1);
    }

    /** What one costs of so many. */
    public Money priceFor(int units) {
        Deal deal = dealFor(units);
        return deal == null ? list : deal.price();
    }

    /** What one costs. */
    public Money price() {
        return priceFor(1);
    }

    /** The deal that would count if fewer were wanted; null if there is no better one. */
    public @Nullable Deal dealForFewer(int units) {
        return deals.stream()
                .filter(deal -> deal.most() > 0 && deal.most() < units && isLess(deal))
                .filter(deal -> deal.price().minor() < priceFor(units).minor())
                .findFirst()
                .orElse(null);
    }

    /** Whether this price was that of a deal which the buyer can no longer have. */
    public boolean wasDeal(Money price) {
        return deals.stream().anyMatch(deal -> deal.price().equals(price));
    }

    /** The most units of one line that could be bought now. */
    public int available() {
        int set = deals.stream()
                .filter(deal -> deal.isPooled() && isLess(deal))
                .mapToInt(Deal::most)
                .max()
                .orElse(0);
        return Math.max(left, Math.max(set, kept == null ? 0 : kept.units()));
    }

    /** All units that could be bought now, by this buyer and others. */
    public int onSale() {
        return left
                + deals.stream()
                        .filter(deal -> deal.isPooled() && deal.most() > 0)
                        .mapToInt(Deal::left)
                        .sum()
                + (kept == null ? 0 : kept.units());
    }

    /** Where so many units would come from; empty if from what anybody may buy. */
    Optional<Source> sourceFor(int units) {
        Deal deal = dealFor(units);
        if (deal != null && deal.isPooled()) {
            return Optional.of(new Source(true, deal.id()));
        }
        return kept != null && kept.units() >= units ? Optional.of(new Source(false, kept.id())) : Optional.empty();
    }

    /** Whether a checkout holds so many: what is set aside for somebody is held in any case. */
    public boolean isHeldAtCheckout(int units) {
        return !firstPaid || sourceFor(units).isPresent();
    }

    boolean hasFor(int units) {
        return left >= units || sourceFor(units).isPresent();
    }

    private boolean isLess(Deal deal) {
        return deal.price().currency().equals(list.currency()) && deal.price().minor() < list.minor();
    }

    /**
     * Units that are set aside.
     *
     * @param ofDeal for a deal, and not for somebody who waited
     */
    record Source(boolean ofDeal, UUID share) {}
}
