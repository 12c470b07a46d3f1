package io.vitrine.api;

import io.vitrine.shop.StockLevel;
import io.vitrine.shop.Stocks;
import java.util.List;

/** What there is of the variants that were named. */
record StockAnswer(List<StockLine> items) {

    static StockAnswer of(List<Stocks.Line> lines) {
        return new StockAnswer(lines.stream().map(StockLine::of).toList());
    }

    /**
     * What there is of one variant, in units.
     *
     * @param product the id of its product
     * @param left what anybody may still buy
     * @param held reserved by people who are paying
     * @param sold paid for
     * @param setAside for offers, and for people in line
     */
    record StockLine(String sku, String product, int left, int held, int sold, int setAside) {

        static StockLine of(Stocks.Line line) {
            StockLevel level = line.level();
            return new StockLine(
                    line.sku(), line.product().value(), level.left(), level.held(), level.sold(), level.pooled());
        }
    }
}
