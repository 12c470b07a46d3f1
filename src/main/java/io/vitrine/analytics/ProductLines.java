package io.vitrine.analytics;

import io.vitrine.analytics.ProductLine.Units;
import io.vitrine.shared.Money;
import io.vitrine.shared.PublicId;
import io.vitrine.shop.ProductView;
import io.vitrine.shop.Products;
import io.vitrine.shop.Sales.Line;
import io.vitrine.stage.Attendance.PinSpan;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Puts together what became of each product of a show. */
final class ProductLines {

    private final Map<PublicId, List<PinSpan>> pins = new LinkedHashMap<>();
    private final Map<PublicId, List<Touch>> touches;
    private final Map<PublicId, List<Line>> sold;
    private final Map<PublicId, String> titles = new LinkedHashMap<>();
    private final Currency currency;
    private final Predicate<Instant> during;
    private final Instant now;

    ProductLines(
            List<PinSpan> spans,
            Products products,
            List<Touch> touches,
            List<Line> sold,
            Predicate<Instant> during,
            Instant now) {
        this.currency = products.currency();
        this.touches = touches.stream().collect(Collectors.groupingBy(Touch::product));
        this.sold = sold.stream().collect(Collectors.groupingBy(Line::product));
        this.during = during;
        this.now = now;
        Map<Object, ProductView> known =
                products.findAll(spans.stream().map(PinSpan::product).distinct().toList()).stream()
                        .collect(Collectors.toMap(ProductView::id, Function.identity()));
        for (PinSpan span : spans) {
            ProductView product = known.get(span.product());
            if (product != null) {
                pins.computeIfAbsent(product.publicId(), id -> new ArrayList<>())
                        .add(span);
                titles.put(product.publicId(), product.title());
            }
        }
        for (PublicId touched : this.touches.keySet()) {
            products.find(touched).ifPresent(product -> titles.put(touched, product.title()));
        }
        sold.forEach(line -> titles.put(line.product(), line.title()));
    }

    List<ProductLine> lines() {
        return titles.keySet().stream()
                .map(this::line)
                .sorted(Comparator.comparingLong((ProductLine line) ->
                                line.during().units() + line.later().units())
                        .reversed()
                        .thenComparing(ProductLine::title))
                .toList();
    }

    private ProductLine line(PublicId product) {
        List<PinSpan> spans = pins.getOrDefault(product, List.of());
        List<Touch> done = touches.getOrDefault(product, List.of());
        List<Line> lines = sold.getOrDefault(product, List.of());
        Predicate<Instant> pinned = at -> spans.stream().anyMatch(span -> holds(span, at));
        return new ProductLine(
                product,
                Objects.requireNonNullElse(titles.get(product), ""),
                spans.stream().map(this::length).reduce(Duration.ZERO, Duration::plus),
                count(done, Touch.Kind.CLICK, at -> true),
                count(done, Touch.Kind.CART, at -> true),
                units(lines.stream()
                        .filter(line -> during.test(line.placedAt()))
                        .toList()),
                units(lines.stream()
                        .filter(line -> !during.test(line.placedAt()))
                        .toList()),
                count(done, Touch.Kind.CLICK, pinned),
                lines.stream()
                        .filter(line -> pinned.test(line.placedAt()))
                        .map(Line::order)
                        .distinct()
                        .count());
    }

    private Units units(List<Line> lines) {
        return new Units(
                lines.stream().map(Line::order).distinct().count(),
                lines.stream().mapToLong(Line::units).sum(),
                new Money(
                        lines.stream().mapToLong(line -> line.amount().minor()).sum(), currency));
    }

    private static long count(List<Touch> touches, Touch.Kind kind, Predicate<Instant> when) {
        return touches.stream()
                .filter(touch -> touch.kind() == kind && when.test(touch.at()))
                .count();
    }

    private Duration length(PinSpan span) {
        return Duration.between(span.from(), Objects.requireNonNullElse(span.to(), now));
    }

    private static boolean holds(PinSpan span, Instant at) {
        Instant to = span.to();
        return !at.isBefore(span.from()) && (to == null || at.isBefore(to));
    }
}
