package io.vitrine.studio;

import io.vitrine.shared.Money;
import io.vitrine.shop.ProductDraft;
import io.vitrine.shop.ProductDraft.VariantDraft;
import io.vitrine.shop.ProductView;
import io.vitrine.shop.ProductView.VariantView;
import io.vitrine.shop.VariantId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.Errors;

/**
 * A product as it was typed: text, so that whatever was sent can be shown again.
 *
 * @param variants at least one
 */
record ProductForm(String title, String description, List<Row> variants) {

    ProductForm(@Nullable String title, @Nullable String description, @Nullable List<Row> variants) {
        this.title = text(title);
        this.description = text(description);
        this.variants = variants == null || variants.isEmpty() ? List.of(Row.EMPTY) : List.copyOf(variants);
    }

    static ProductForm empty() {
        return new ProductForm(null, null, null);
    }

    static ProductForm of(ProductView product) {
        return new ProductForm(
                product.title(),
                product.description(),
                product.variants().stream().map(Row::of).toList());
    }

    ProductForm withOneMore() {
        List<Row> more = new ArrayList<>(variants);
        more.add(Row.EMPTY);
        return new ProductForm(title, description, more);
    }

    ProductForm without(int row) {
        List<Row> fewer = new ArrayList<>(variants);
        if (fewer.size() > 1 && row >= 0 && row < fewer.size()) {
            fewer.remove(row);
        }
        return new ProductForm(title, description, fewer);
    }

    /**
     * What was typed, or empty if it cannot be read; then {@code errors} tell why.
     *
     * @param currency in which the prices were typed
     */
    Optional<ProductDraft> draft(Currency currency, Errors errors) {
        List<VariantDraft> drafts = new ArrayList<>();
        for (int i = 0; i < variants.size(); i++) {
            Row row = variants.get(i);
            Optional<Money> price = Money.typed(row.price(), currency);
            Optional<Integer> change = row.stockChange();
            if (price.isEmpty()) {
                errors.rejectValue("variants[" + i + "].price", "shop.price");
            }
            if (change.isEmpty()) {
                errors.rejectValue("variants[" + i + "].stock", "shop.stock.range");
            }
            if (price.isPresent() && change.isPresent()) {
                drafts.add(new VariantDraft(row.variant(), row.sku(), row.name(), price.get(), change.get()));
            }
        }
        return errors.hasErrors() ? Optional.empty() : Optional.of(new ProductDraft(title, description, drafts));
    }

    private static String text(@Nullable String typed) {
        return typed == null ? "" : typed.strip();
    }

    /**
     * One variant.
     *
     * @param id empty for a new one
     * @param stock how many shall be left
     * @param seen how many were left when the page was made: what is sold since then stays sold
     */
    record Row(String id, String sku, String name, String price, String stock, String seen) {

        static final Row EMPTY = new Row(null, null, null, null, "0", "0");

        private static final int MOST_STOCK = 1_000_000;

        Row(
                @Nullable String id,
                @Nullable String sku,
                @Nullable String name,
                @Nullable String price,
                @Nullable String stock,
                @Nullable String seen) {
            this.id = text(id);
            this.sku = text(sku);
            this.name = text(name);
            this.price = text(price);
            this.stock = text(stock);
            this.seen = text(seen);
        }

        static Row of(VariantView variant) {
            String left = Integer.toString(variant.stock().left());
            return new Row(
                    variant.id().toString(),
                    variant.sku(),
                    variant.name(),
                    variant.price().plain(),
                    left,
                    left);
        }

        private @Nullable VariantId variant() {
            try {
                return new VariantId(UUID.fromString(id));
            } catch (IllegalArgumentException e) {
                return null;
            }
        }

        private Optional<Integer> stockChange() {
            return units(stock).flatMap(wanted -> units(seen).map(before -> wanted - before));
        }

        private static Optional<Integer> units(String typed) {
            return typed.matches("\\d{1,7}") && Integer.parseInt(typed) <= MOST_STOCK
                    ? Optional.of(Integer.valueOf(typed))
                    : Optional.empty();
        }
    }
}
