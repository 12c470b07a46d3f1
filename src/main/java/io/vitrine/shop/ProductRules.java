package io.vitrine.shop;

import io.vitrine.shared.Money;
import io.vitrine.shared.PlainText;
import io.vitrine.shop.ProductDraft.VariantDraft;
import java.util.ArrayList;
import java.util.List;

/** What a product must be like. */
final class ProductRules {

    private static final int MOST_OF_TITLE = 120;
    private static final int MOST_OF_DESCRIPTION = 4000;
    private static final int MOST_OF_SKU = 64;
    private static final int MOST_OF_NAME = 80;
    static final int MOST_STOCK_AT_ONCE = 1_000_000;

    private ProductRules() {}

    /**
     * The draft without spaces around its texts.
     *
     * @throws ShopException if something in it is not valid
     */
    static ProductDraft checked(ProductDraft draft) {
        String title = draft.title().strip();
        if (!PlainText.isOneLine(title, MOST_OF_TITLE)) {
            throw ShopException.of("shop.title", "The title is 1 to 120 characters on one line");
        }
        String description = draft.description().strip().replace("\r\n", "\n");
        for (String line : description.split("\n", -1)) {
            if (!line.isBlank() && !PlainText.isOneLine(line, MOST_OF_DESCRIPTION)) {
                throw ShopException.of("shop.description", "The description is at most 4,000 characters of plain text");
            }
        }
        if (description.length() > MOST_OF_DESCRIPTION) {
            throw ShopException.of("shop.description", "The description is at most 4,000 characters of plain text");
        }
        int count = draft.variants().size();
        if (count < 1 || count > Products.MOST_VARIANTS) {
            throw ShopException.of("shop.variants", "A product has 1 to 100 variants, and not " + count);
        }
        List<VariantDraft> variants = new ArrayList<>();
        for (VariantDraft variant : draft.variants()) {
            variants.add(checked(variant, variants.size(), count > 1));
        }
        return new ProductDraft(title, description, variants);
    }

    private static VariantDraft checked(VariantDraft variant, int place, boolean oneOfSeveral) {
        String sku = variant.sku().strip();
        if (!PlainText.isOneLine(sku, MOST_OF_SKU)) {
            throw ShopException.ofVariant("shop.sku", place, "A SKU is 1 to 64 characters on one line");
        }
        String name = variant.name().strip();
        if ((oneOfSeveral || !name.isEmpty()) && !PlainText.isOneLine(name, MOST_OF_NAME)) {
            throw ShopException.ofVariant("shop.variant.name", place, "Of several variants each has a name");
        }
        if (variant.price().minor() < 0) {
            throw ShopException.ofVariant("shop.price", place, "A price is not negative");
        }
        if (variant.price().minor() > Money.MOST) {
            throw ShopException.ofVariant(
                    "shop.price", place, "A price is at most " + Money.MOST + " in the currency's minor unit");
        }
        if (Math.abs((long) variant.stockChange()) > MOST_STOCK_AT_ONCE) {
            throw ShopException.ofVariant("shop.stock.range", place, "Stock changes by a million at most");
        }
        return new VariantDraft(variant.id(), sku, name, variant.price(), variant.stockChange());
    }
}
