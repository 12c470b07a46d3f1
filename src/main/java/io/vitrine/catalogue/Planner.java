package io.vitrine.catalogue;

import io.vitrine.accounts.SellerId;
import io.vitrine.shared.Sha256;
import io.vitrine.shop.ProductView;
import io.vitrine.shop.ProductView.VariantView;
import io.vitrine.shop.Products;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Compares the rows of a file with a seller's products. */
@Component
class Planner {

    private final Products products;

    Planner(Products products) {
        this.products = products;
    }

    Plan plan(SellerId seller, Sheet sheet) {
        Map<String, ProductView> bySku = bySku(seller, sheet);
        Map<Integer, RowReport> reports = new TreeMap<>();
        Map<Object, Batch> batches = batches(sheet, bySku, reports);
        StringBuilder state = new StringBuilder();
        List<Plan.Step> steps = new ArrayList<>();
        for (Batch batch : batches.values()) {
            for (RowReport report : batch.plan(products)) {
                reports.put(report.number(), report);
            }
            Plan.Step step = batch.step();
            if (step != null) {
                steps.add(step);
                describe(step, state);
            }
        }
        reports.values().forEach(report -> describe(report, state));
        List<RowReport> rows = List.copyOf(reports.values());
        return new Plan(new CatalogueReport(sheet.format(), rows, steps.size(), hash(state.toString())), steps);
    }

    private Map<String, ProductView> bySku(SellerId seller, Sheet sheet) {
        List<String> skus = sheet.lines().stream()
                .map(line -> line.get(Field.SKU))
                .filter(sku -> !sku.isEmpty())
                .distinct()
                .toList();
        Map<String, ProductView> bySku = new HashMap<>();
        for (ProductView product : products.withSkus(seller, skus)) {
            product.variants().forEach(variant -> bySku.put(variant.sku(), product));
        }
        return bySku;
    }

    /** Rows of one product together; those that cannot belong to any are reported at once. */
    private Map<Object, Batch> batches(Sheet sheet, Map<String, ProductView> bySku, Map<Integer, RowReport> reports) {
        Map<String, Integer> seen = new HashMap<>();
        Map<String, List<Line>> groups = new LinkedHashMap<>();
        for (Line line : sheet.lines()) {
            RowProblem problem = problem(line, seen);
            if (problem != null) {
                reports.put(line.number(), RowReport.refused(line, problem));
            } else if (line.isPicture()) {
                reports.put(
                        line.number(),
                        new RowReport(line.number(), line.group(), "", Outcome.SAME, List.of(), null, 0));
            } else {
                seen.put(line.get(Field.SKU), line.number());
                groups.computeIfAbsent(line.group(), group -> new ArrayList<>()).add(line);
            }
        }
        Map<Object, Batch> batches = new LinkedHashMap<>();
        for (Map.Entry<String, List<Line>> group : groups.entrySet()) {
            List<ProductView> known = group.getValue().stream()
                    .filter(line -> bySku.containsKey(line.get(Field.SKU)))
                    .map(line -> bySku.get(line.get(Field.SKU)))
                    .distinct()
                    .sorted(Comparator.comparing(product -> product.id().toString()))
                    .toList();
            for (Line line : group.getValue()) {
                ProductView own = bySku.get(line.get(Field.SKU));
                if (own == null && known.size() > 1) {
                    reports.put(
                            line.number(),
                            RowReport.refused(line, line.problem(Field.TITLE, "catalogue.row.ambiguous")));
                    continue;
                }
                ProductView product = own != null || known.isEmpty() ? own : known.get(0);
                Object key = product == null ? group.getKey() : product.id();
                batches.computeIfAbsent(key, any -> new Batch(sheet.format(), product))
                        .add(line);
            }
        }
        return batches;
    }

    private static @Nullable RowProblem problem(Line line, Map<String, Integer> seen) {
        if (line.problem() != null || line.isPicture()) {
            return line.problem();
        }
        String sku = line.get(Field.SKU);
        if (sku.isEmpty()) {
            return line.problem(Field.SKU, "shop.sku");
        }
        Integer before = seen.get(sku);
        return before == null ? null : line.problem(Field.SKU, "catalogue.row.twice", before);
    }

    /** Without what is held, sold or left: a show goes on while its seller reads the report. */
    private static void describe(Plan.Step step, StringBuilder state) {
        ProductView product = step.existing();
        if (product != null) {
            state.append(product.id()).append(product.title()).append('\0').append(product.description());
            state.append('\0').append(product.status());
            for (VariantView variant : product.variants()) {
                state.append('\0').append(variant.id()).append(variant.sku()).append('\0');
                state.append(variant.name()).append(variant.price());
                state.append(' ').append(variant.stock().onHand());
            }
        }
        state.append('\n');
    }

    private static void describe(RowReport row, StringBuilder state) {
        state.append(row.number()).append(row.outcome() == Outcome.REFUSED).append(row.problem());
        row.changes().stream()
                .filter(change -> change.field() != Field.STOCK)
                .forEach(change -> state.append(change).append('\0'));
        state.append('\n');
    }

    private static String hash(String state) {
        return Sha256.hex(state);
    }
}
