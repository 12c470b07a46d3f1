package io.vitrine.stage;

import io.vitrine.broadcasts.BroadcastId;
import io.vitrine.offers.Offers;
import io.vitrine.shared.Money;
import io.vitrine.shop.Prices;
import io.vitrine.shop.ProductId;
import io.vitrine.shop.ProductImage;
import io.vitrine.shop.ProductStatus;
import io.vitrine.shop.ProductView;
import io.vitrine.shop.ProductView.VariantView;
import io.vitrine.shop.Products;
import io.vitrine.shop.Quote;
import io.vitrine.shop.VariantId;
import io.vitrine.stage.StageTables.Entry;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Makes the cards of products in a show. */
@Component
@Transactional(readOnly = true)
class Cards {

    private final StageTables tables;
    private final Products products;
    private final Prices prices;
    private final Offers offers;

    Cards(StageTables tables, Products products, Prices prices, Offers offers) {
        this.tables = tables;
        this.products = products;
        this.prices = prices;
        this.offers = offers;
    }

    /** The products of a show in their order, each with its card. */
    Map<ProductView, Card> lineUp(BroadcastId show) {
        Map<ProductView, Card> cards = new LinkedHashMap<>();
        onSale(show).forEach(one -> cards.put(one.product(), one.card()));
        return cards;
    }

    /** The same with what is left of each variant. */
    List<OnSale> onSale(BroadcastId show) {
        List<Entry> entries = tables.lineUp(show);
        Map<ProductId, ProductView> known = products
                .findAll(entries.stream().map(Entry::product).toList())
                .stream()
                .collect(Collectors.toMap(ProductView::id, Function.identity()));
        Map<VariantId, Quote> quotes = prices.of(
                known.values().stream()
                        .flatMap(product -> product.variants().stream())
                        .map(VariantView::id)
                        .toList(),
                null);
        // What is about to be sold is not sold out.
        Map<VariantId, Integer> coming = offers.coming(quotes.keySet());
        List<OnSale> all = new ArrayList<>();
        for (Entry entry : entries) {
            ProductView product = known.get(entry.product());
            if (product != null) {
                all.add(new OnSale(product, card(entry, product, quotes, coming), quotes));
            }
        }
        return all;
    }

    /** What can be bought of the line-up, as {@link Screens#left} says. */
    long left(BroadcastId show) {
        List<ProductId> onSale = tables.lineUp(show).stream()
                .filter(entry -> !entry.soldOut())
                .map(Entry::product)
                .toList();
        List<VariantId> variants = products.findAll(onSale).stream()
                .filter(product -> product.status() == ProductStatus.ACTIVE)
                .flatMap(product -> product.variants().stream())
                .map(VariantView::id)
                .toList();
        return prices.of(variants, null).values().stream()
                        .mapToLong(Quote::onSale)
                        .sum()
                + offers.coming(variants).values().stream()
                        .mapToLong(Integer::longValue)
                        .sum();
    }

    Card card(Entry entry, ProductView product) {
        List<VariantId> variants =
                product.variants().stream().map(VariantView::id).toList();
        return card(entry, product, prices.of(variants, null), offers.coming(variants));
    }

    private static Card card(
            Entry entry, ProductView product, Map<VariantId, Quote> quotes, Map<VariantId, Integer> coming) {
        List<Quote> all = product.variants().stream()
                .flatMap(variant -> Stream.ofNullable(quotes.get(variant.id())))
                .toList();
        Quote cheapest = all.stream()
                .min(Comparator.comparingLong(quote -> quote.price().minor()))
                .orElseThrow();
        Money price = cheapest.price();
        // A deal is compared with what it takes the place of, a lower price with what it was when the show was made.
        Money before = cheapest.deal() == null ? entry.listed() : cheapest.list();
        boolean cheaper = price.currency().equals(before.currency()) && price.minor() < before.minor();
        long left = all.stream().mapToLong(Quote::onSale).sum()
                + product.variants().stream()
                        .mapToInt(variant -> coming.getOrDefault(variant.id(), 0))
                        .sum();
        boolean gone = entry.soldOut() || left == 0 || product.status() != ProductStatus.ACTIVE;
        return new Card(
                product.publicId(),
                product.title(),
                price,
                all.stream().map(Quote::price).distinct().count() == 1,
                cheaper ? before : null,
                told(left),
                gone,
                picture(product));
    }

    private static @Nullable String picture(ProductView product) {
        ProductImage image = product.image();
        return image == null ? null : image.tile();
    }

    /** Null if it is more than viewers are told. */
    static @Nullable Integer told(long left) {
        return left > Card.MOST_LEFT_TOLD ? null : (int) left;
    }

    /** A product of the line-up as its viewers see it now. */
    record OnSale(ProductView product, Card card, Map<VariantId, Quote> quotes) {

        long left(VariantId variant) {
            Quote quote = quotes.get(variant);
            return quote == null ? 0 : quote.onSale();
        }
    }
}
