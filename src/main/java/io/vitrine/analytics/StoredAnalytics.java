package io.vitrine.analytics;

import io.vitrine.broadcasts.BroadcastView;
import io.vitrine.shared.Money;
import io.vitrine.shop.Products;
import io.vitrine.shop.Sales;
import io.vitrine.shop.Sales.Sale;
import io.vitrine.stage.Attendance;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.UUID;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;

/** Computes figures from the rows that are kept, whenever somebody looks. */
@Component
class StoredAnalytics implements Analytics {

    private final AnalyticsStore store;
    private final Sales sales;
    private final Attendance attendance;
    private final Products products;
    private final Clock clock;

    StoredAnalytics(AnalyticsStore store, Sales sales, Attendance attendance, Products products, Clock clock) {
        this.store = store;
        this.sales = sales;
        this.attendance = attendance;
        this.products = products;
        this.clock = clock;
    }

    @Override
    public ShowFigures figures(BroadcastView show) {
        UUID id = show.id().value();
        AnalyticsStore.Totals totals = store.totals(id);
        return new ShowFigures(
                totals.visits(),
                Duration.ofSeconds(totals.seconds()),
                store.count(id, Touch.Kind.CLICK),
                store.count(id, Touch.Kind.CART));
    }

    @Override
    public ShowReport report(BroadcastView show) {
        UUID id = show.id().value();
        List<Sale> sold = sales.sales(id);
        Predicate<Instant> during = at -> show.endedAt() == null || !at.isAfter(show.endedAt());
        ShowFigures figures = figures(show);
        return new ShowReport(
                figures,
                sold(sold.stream().filter(sale -> during.test(sale.placedAt())).toList()),
                sold(sold.stream().filter(sale -> !during.test(sale.placedAt())).toList()),
                new ProductLines(
                                attendance.pins(show),
                                products,
                                store.touches(id),
                                sales.lines(id),
                                during,
                                clock.instant())
                        .lines(),
                figures.viewers() < ShowReport.LEAST ? List.of() : retention(store.minutes(id), figures.viewers()),
                sources(store.sources(id)));
    }

    private ShowReport.Sold sold(List<Sale> of) {
        var currency = products.currency();
        return new ShowReport.Sold(
                of.size(),
                new Money(of.stream().mapToLong(sale -> sale.total().minor()).sum(), currency),
                new Money(of.stream().mapToLong(sale -> sale.discount().minor()).sum(), currency));
    }

    private static List<Integer> retention(NavigableMap<Long, Long> minutes, long viewers) {
        List<Integer> curve = new ArrayList<>();
        for (long minute = 0; minute <= minutes.lastKey(); minute++) {
            long stayed = minutes.tailMap(minute, true).values().stream()
                    .mapToLong(Long::longValue)
                    .sum();
            curve.add((int) (100 * stayed / viewers));
        }
        return curve;
    }

    private static List<ShowReport.Source> sources(Map<String, Long> hosts) {
        List<ShowReport.Source> told = new ArrayList<>();
        long small = 0;
        for (Map.Entry<String, Long> host : hosts.entrySet()) {
            if (host.getValue() < ShowReport.LEAST) {
                small += host.getValue();
            } else {
                told.add(new ShowReport.Source(host.getKey(), host.getValue()));
            }
        }
        if (small > 0) {
            told.add(new ShowReport.Source(null, small));
        }
        return told;
    }
}
