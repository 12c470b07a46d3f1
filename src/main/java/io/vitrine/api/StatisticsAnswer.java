package io.vitrine.api;

import io.vitrine.analytics.ShowFigures;
import io.vitrine.shop.Sales;
import io.vitrine.stage.Attendance;

/**
 * All of a show until now.
 *
 * @param watching pages that are open now
 * @param peak the most of them at once
 * @param viewers browsers that have seen its picture, each once
 * @param secondsWatched the time of all of them together
 * @param hearts that were sent
 * @param messages that were written, without those that were deleted
 * @param clicks products that were opened, each once for every browser
 * @param carts products that were put into a cart, likewise
 * @param orders without those that were given up or paid back
 * @param units in them
 * @param amount what is or was to be paid for them
 * @param couponsClaimed of its coupons
 * @param unitsLeft of what is in its line-up
 */
record StatisticsAnswer(
        int watching,
        int peak,
        long viewers,
        long secondsWatched,
        long hearts,
        long messages,
        long clicks,
        long carts,
        int orders,
        long units,
        Amount amount,
        long couponsClaimed,
        long unitsLeft) {

    static StatisticsAnswer of(
            Attendance.Figures attendance, ShowFigures figures, Sales.Figures sales, long unitsLeft) {
        return new StatisticsAnswer(
                attendance.watching(),
                attendance.peak(),
                figures.viewers(),
                figures.watched().toSeconds(),
                attendance.hearts(),
                attendance.messages(),
                figures.clicks(),
                figures.carts(),
                sales.orders(),
                sales.units(),
                Amount.of(sales.amount()),
                sales.coupons(),
                unitsLeft);
    }
}
