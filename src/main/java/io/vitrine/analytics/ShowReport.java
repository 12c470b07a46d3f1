package io.vitrine.analytics;

import io.vitrine.shared.Money;
import java.util.List;

/**
 * How a show went.
 *
 * @param during what was ordered while it was on air
 * @param later what was ordered from it afterwards
 * @param products those that were pinned, opened, put into a cart or ordered, what sold best first
 * @param retention how many per cent of the viewers watched for at least so many minutes, from 0 on; empty if fewer than
 *     {@link #LEAST} came
 * @param sources where viewers came from, most first; fewer than {@link #LEAST} from one place are not told apart
 */
public record ShowReport(
        ShowFigures figures,
        Sold during,
        Sold later,
        List<ProductLine> products,
        List<Integer> retention,
        List<Source> sources) {

    /** A group of fewer people could be recognised. */
    public static final int LEAST = 10;

    public ShowReport {
        products = List.copyOf(products);
        retention = List.copyOf(retention);
        sources = List.copyOf(sources);
    }

    /**
     * What was ordered, without orders that were given up or paid back.
     *
     * @param amount what is to be paid
     * @param discounts what coupons took off, which is what they cost the shop
     */
    public record Sold(int orders, Money amount, Money discounts) {}

    /**
     * Where viewers came from.
     *
     * @param host empty for those who came from nowhere, null for all the small ones together
     */
    public record Source(@org.jspecify.annotations.Nullable String host, long viewers) {}
}
