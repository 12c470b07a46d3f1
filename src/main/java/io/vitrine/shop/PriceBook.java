package io.vitrine.shop;

import io.vitrine.accounts.VisitorId;
import io.vitrine.shop.Shelf.Article;
import io.vitrine.shop.Waiting.Share;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Puts together what the list, the ledger, and whoever sets units aside say of variants. */
@Component
@Transactional(readOnly = true)
class PriceBook implements Prices {

    private final Shelf shelf;
    private final StockLedger stock;
    private final ObjectProvider<Deals> deals;
    private final ObjectProvider<Waiting> waiting;
    private final ObjectProvider<HoldModes> holds;

    PriceBook(
            Shelf shelf,
            StockLedger stock,
            ObjectProvider<Deals> deals,
            ObjectProvider<Waiting> waiting,
            ObjectProvider<HoldModes> holds) {
        this.shelf = shelf;
        this.stock = stock;
        this.deals = deals;
        this.waiting = waiting;
        this.holds = holds;
    }

    @Override
    public Map<VariantId, Quote> of(Collection<VariantId> variants, @Nullable VisitorId buyer) {
        Map<VariantId, Quote> quotes = new HashMap<>();
        priced(variants, buyer).forEach((variant, priced) -> quotes.put(variant, priced.quote()));
        return quotes;
    }

    Map<VariantId, Priced> priced(Collection<VariantId> variants, @Nullable VisitorId buyer) {
        Map<VariantId, Article> articles = shelf.of(variants);
        Map<VariantId, StockLevel> levels = stock.of(articles.keySet());
        Map<VariantId, List<Deal>> offered = new HashMap<>();
        deals.forEach(source -> offered.putAll(source.of(articles.keySet(), buyer)));
        Map<VariantId, Share> kept = new HashMap<>();
        if (buyer != null) {
            waiting.forEach(source -> kept.putAll(source.of(buyer, articles.keySet())));
        }
        Set<VariantId> firstPaid = new HashSet<>();
        holds.forEach(source -> firstPaid.addAll(source.firstPaid(articles.keySet())));
        Map<VariantId, Priced> priced = new HashMap<>();
        articles.forEach((variant, article) -> {
            StockLevel level = levels.get(variant);
            Quote quote = new Quote(
                    article.price(),
                    offered.getOrDefault(variant, List.of()),
                    level == null || !article.offered() ? 0 : level.left(),
                    kept.get(variant),
                    firstPaid.contains(variant));
            priced.put(variant, new Priced(article, quote));
        });
        return priced;
    }

    /** What a variant is called, and what it costs. */
    record Priced(Article article, Quote quote) {}
}
