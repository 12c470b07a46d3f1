package io.vitrine.catalogue;

import io.vitrine.shared.Money;
import io.vitrine.shop.ProductDraft;
import io.vitrine.shop.ProductDraft.VariantDraft;
import io.vitrine.shop.ProductStatus;
import io.vitrine.shop.ProductView;
import io.vitrine.shop.ProductView.VariantView;
import io.vitrine.shop.Products;
import io.vitrine.shop.ShopException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The rows of one product. A row that is refused is left out; what is wrong with the product refuses all. */
final class Batch {

    private static final int MOST_STOCK = 1_000_000;

    private final Format format;
    private final @Nullable ProductView existing;
    private final List<Line> lines = new ArrayList<>();
    private Plan.@Nullable Step step;

    Batch(Format format, @Nullable ProductView existing) {
        this.format = format;
        this.existing = existing;
    }

    void add(Line line) {
        lines.add(line);
    }

    /** @return null if there is nothing to do */
    Plan.@Nullable Step step() {
        return step;
    }

    /** What becomes of each row. */
    List<RowReport> plan(Products products) {
        List<RowReport> reports = new ArrayList<>();
        Currency currency =
                existing == null ? products.currency() : existing.from().currency();
        List<Wanted> wanted = new ArrayList<>();
        for (Line line : lines) {
            RowProblem problem = contradiction(line).orElse(null);
            Wanted one = problem == null ? new Wanted(line, known(line)) : null;
            problem = one == null ? problem : one.problem(currency);
            if (one == null || problem != null) {
                reports.add(
                        RowReport.refused(line, problem == null ? RowProblem.ofRow("catalogue.row.failed") : problem));
            } else {
                wanted.add(one);
            }
        }
        ProductStatus status = first(Field.STATUS).flatMap(Batch::status).orElse(null);
        if (status == null && first(Field.STATUS).isPresent()) {
            wanted.forEach(one -> reports.add(one.refused(Field.STATUS, "catalogue.row.status")));
            return reports;
        }
        while (!wanted.isEmpty()) {
            ProductDraft draft = draft(wanted, currency);
            try {
                ProductDraft checked = products.checked(draft);
                finish(checked, status == null ? standing() : status, wanted, reports);
                return reports;
            } catch (ShopException e) {
                refuse(e, draft, wanted, reports);
            }
        }
        return reports;
    }

    private void finish(ProductDraft draft, ProductStatus status, List<Wanted> wanted, List<RowReport> reports) {
        List<RowReport.Change> ofProduct = changes(draft, status);
        boolean changed = false;
        for (Wanted one : wanted) {
            List<RowReport.Change> changes = new ArrayList<>(one == wanted.get(0) ? ofProduct : List.of());
            changes.addAll(one.changes(draft));
            RowReport report = one.report(draft.title(), changes);
            changed |= report.outcome() != Outcome.SAME;
            reports.add(report);
        }
        if (changed) {
            List<Integer> rows = draft.variants().stream()
                    .map(variant -> wanted.stream()
                            .filter(one -> one.line().get(Field.SKU).equals(variant.sku()))
                            .findFirst()
                            .map(one -> one.line().number())
                            .orElse(0))
                    .toList();
            step = new Plan.Step(existing, draft, status, rows);
        }
    }

    private List<RowReport.Change> changes(ProductDraft draft, ProductStatus status) {
        List<RowReport.Change> changes = new ArrayList<>();
        String title = existing == null ? "" : existing.title();
        String description = existing == null ? "" : existing.description();
        String before = existing == null ? "" : existing.status().key();
        Wanted.compare(changes, Field.TITLE, title, draft.title());
        Wanted.compare(changes, Field.DESCRIPTION, description, draft.description());
        Wanted.compare(changes, Field.STATUS, before, status.key());
        return changes;
    }

    private void refuse(ShopException e, ProductDraft draft, List<Wanted> wanted, List<RowReport> reports) {
        Field field = switch (e.code()) {
            case "shop.title" -> Field.TITLE;
            case "shop.description" -> Field.DESCRIPTION;
            case "shop.sku" -> Field.SKU;
            case "shop.price" -> Field.PRICE;
            case "shop.stock.range" -> Field.STOCK;
            default -> Field.VARIANT;
        };
        String sku = e.variant() < 0 ? "" : draft.variants().get(e.variant()).sku();
        // Of several variants without a name none may pass as the only one.
        boolean nameless = e.code().equals("shop.variant.name")
                && draft.variants().get(e.variant()).name().isEmpty();
        List<Wanted> guilty = wanted.stream()
                .filter(one -> nameless
                        ? one.variant() == null && one.line().get(Field.VARIANT).isEmpty()
                        : one.line().get(Field.SKU).equals(sku))
                .toList();
        // A variant that no row is about became wrong by what the rows make of the others.
        List<Wanted> refused = guilty.isEmpty() ? List.copyOf(wanted) : guilty;
        refused.forEach(one -> reports.add(one.refused(field, e.code(), e.args())));
        wanted.removeAll(refused);
    }

    /** What is there stays, unless a row says otherwise; what is new comes behind it. */
    private ProductDraft draft(List<Wanted> wanted, Currency currency) {
        List<VariantDraft> variants = new ArrayList<>();
        for (VariantView variant : existing == null ? List.<VariantView>of() : existing.variants()) {
            variants.add(wanted.stream()
                    .filter(one -> variant.equals(one.variant()))
                    .findFirst()
                    .map(one -> one.draft(currency))
                    .orElseGet(
                            () -> new VariantDraft(variant.id(), variant.sku(), variant.name(), variant.price(), 0)));
        }
        wanted.stream()
                .filter(one -> one.variant() == null)
                .map(one -> one.draft(currency))
                .forEach(variants::add);
        return new ProductDraft(
                first(Field.TITLE).orElseGet(() -> existing == null ? "" : existing.title()),
                first(Field.DESCRIPTION).orElseGet(() -> existing == null ? "" : existing.description()),
                variants);
    }

    /** In our own files each row names its product; elsewhere only the first, or each by a title of its own. */
    private Optional<RowProblem> contradiction(Line line) {
        String title = line.get(Field.TITLE);
        return format == Format.OURS
                        && !title.isEmpty()
                        && first(Field.TITLE)
                                .filter(first -> !first.equals(title))
                                .isPresent()
                ? Optional.of(line.problem(
                        Field.TITLE, "catalogue.row.titles", lines.get(0).shown(Field.TITLE)))
                : Optional.empty();
    }

    private Optional<String> first(Field field) {
        return lines.stream()
                .map(line -> line.get(field))
                .filter(value -> !value.isEmpty())
                .findFirst();
    }

    private ProductStatus standing() {
        return existing == null ? ProductStatus.DRAFT : existing.status();
    }

    private @Nullable VariantView known(Line line) {
        return existing == null
                ? null
                : existing.variants().stream()
                        .filter(variant -> variant.sku().equals(line.get(Field.SKU)))
                        .findFirst()
                        .orElse(null);
    }

    private static Optional<ProductStatus> status(String text) {
        return Arrays.stream(ProductStatus.values())
                .filter(status -> status.name().equalsIgnoreCase(text))
                .findFirst();
    }

    /** A row that may be done, and the variant that it is about; null for a new one. */
    private record Wanted(Line line, @Nullable VariantView variant) {

        @Nullable
        RowProblem problem(Currency currency) {
            String price = line.get(Field.PRICE);
            if (price.isEmpty() ? variant == null : price(currency).isEmpty()) {
                Optional<Amount> amount = Amount.of(price);
                return amount.isPresent() && !amount.get().isIn(currency)
                        ? line.problem(Field.PRICE, "catalogue.row.currency", currency.getCurrencyCode())
                        : line.problem(Field.PRICE, "catalogue.row.price", currency.getCurrencyCode());
            }
            return line.get(Field.STOCK).isEmpty() || stock().isPresent()
                    ? null
                    : line.problem(Field.STOCK, "shop.stock.range");
        }

        VariantDraft draft(Currency currency) {
            String name = line.get(Field.VARIANT);
            int left = left();
            return new VariantDraft(
                    variant == null ? null : variant.id(),
                    line.get(Field.SKU),
                    name.isEmpty() && variant != null ? variant.name() : name,
                    price(currency).orElseGet(() -> variant == null ? new Money(0, currency) : variant.price()),
                    stock().map(wanted -> wanted - left).orElse(0));
        }

        List<RowReport.Change> changes(ProductDraft draft) {
            VariantDraft mine = draft.variants().stream()
                    .filter(one -> one.sku().equals(line.get(Field.SKU)))
                    .findFirst()
                    .orElseThrow();
            List<RowReport.Change> changes = new ArrayList<>();
            compare(changes, Field.VARIANT, variant == null ? "" : variant.name(), mine.name());
            String price = variant == null ? "" : variant.price().plain();
            if (!price.equals(mine.price().plain())) {
                changes.add(new RowReport.Change(
                        Field.PRICE, price, mine.price().plain(), mine.price().currency()));
            }
            compare(
                    changes,
                    Field.STOCK,
                    variant == null ? "" : Integer.toString(left()),
                    Integer.toString(left() + mine.stockChange()));
            return changes;
        }

        RowReport report(String title, List<RowReport.Change> changes) {
            Outcome outcome = variant == null ? Outcome.CREATED : changes.isEmpty() ? Outcome.SAME : Outcome.CHANGED;
            int reserved =
                    variant != null && stock().isPresent() ? variant.stock().held() : 0;
            return new RowReport(line.number(), title, line.get(Field.SKU), outcome, changes, null, reserved);
        }

        RowReport refused(Field field, String code, Object... args) {
            return RowReport.refused(line, line.problem(field, code, args));
        }

        static void compare(List<RowReport.Change> changes, Field field, String from, String to) {
            if (!from.equals(to)) {
                changes.add(new RowReport.Change(field, from, to));
            }
        }

        private int left() {
            return variant == null ? 0 : variant.stock().left();
        }

        private Optional<Money> price(Currency currency) {
            return Amount.of(line.get(Field.PRICE))
                    .filter(amount -> amount.isIn(currency))
                    .flatMap(amount -> amount.in(currency));
        }

        private Optional<Integer> stock() {
            String typed = line.get(Field.STOCK).replaceFirst("\\.0+$", "").replace(",", "");
            return typed.matches("\\d{1,7}") && Integer.parseInt(typed) <= MOST_STOCK
                    ? Optional.of(Integer.valueOf(typed))
                    : Optional.empty();
        }
    }
}
