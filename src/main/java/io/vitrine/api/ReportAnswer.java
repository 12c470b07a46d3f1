package io.vitrine.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.vitrine.analytics.ProductLine;
import io.vitrine.analytics.ShowReport;
import io.vitrine.stage.Attendance;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a show went.
 *
 * @param during what was ordered while it was on air
 * @param later what was ordered from it afterwards
 * @param products what sold best first
 * @param retention how many per cent of the viewers watched for at least so many minutes, from 0 on; empty if fewer than
 *     ten came
 * @param sources where viewers came from, most first
 * @param minutes each minute in which somebody looked at its viewers, oldest first
 */
record ReportAnswer(
        ReportSales during,
        ReportSales later,
        List<ReportProduct> products,
        List<Integer> retention,
        List<ReportSource> sources,
        List<ReportMinute> minutes) {

    static ReportAnswer of(ShowReport report, List<Attendance.Minute> minutes) {
        return new ReportAnswer(
                ReportSales.of(report.during()),
                ReportSales.of(report.later()),
                report.products().stream().map(ReportProduct::of).toList(),
                report.retention(),
                report.sources().stream()
                        .map(source -> new ReportSource(source.host(), source.viewers()))
                        .toList(),
                minutes.stream()
                        .map(one -> new ReportMinute(one.at(), one.viewers(), one.messages(), one.hearts()))
                        .toList());
    }

    /** @param discounts what coupons took off */
    record ReportSales(int orders, Amount amount, Amount discounts) {

        static ReportSales of(ShowReport.Sold sold) {
            return new ReportSales(sold.orders(), Amount.of(sold.amount()), Amount.of(sold.discounts()));
        }
    }

    /**
     * What became of one product.
     *
     * @param clicks browsers that opened it
     * @param carts browsers that put it into a cart
     * @param unitsDuring units ordered while the show was on air
     * @param unitsLater the same, afterwards
     */
    record ReportProduct(
            String id,
            String title,
            long secondsPinned,
            long clicks,
            long carts,
            long unitsDuring,
            long unitsLater,
            Amount amountDuring,
            Amount amountLater) {

        static ReportProduct of(ProductLine line) {
            return new ReportProduct(
                    line.product().value(),
                    line.title(),
                    line.pinned().toSeconds(),
                    line.clicks(),
                    line.carts(),
                    line.during().units(),
                    line.later().units(),
                    Amount.of(line.during().amount()),
                    Amount.of(line.later().amount()));
        }
    }

    /** @param host empty for those who came from nowhere, left out for all the small ones together */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ReportSource(@Nullable String host, long viewers) {}

    /** @param viewers the most at once */
    record ReportMinute(Instant at, int viewers, long messages, long hearts) {}
}
