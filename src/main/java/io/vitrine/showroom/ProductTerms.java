package io.vitrine.showroom;

import io.vitrine.accounts.Visitor;
import io.vitrine.offers.Offers;
import io.vitrine.shop.Deal;
import io.vitrine.shop.Prices;
import io.vitrine.shop.ProductView;
import io.vitrine.shop.ProductView.VariantView;
import io.vitrine.shop.Quote;
import io.vitrine.shop.VariantId;
import io.vitrine.waitlist.WaitView;
import io.vitrine.waitlist.Waitlist;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** Tells the page of a product what it costs this buyer now, why, and how many there are. */
@Component
class ProductTerms {

    private final Prices prices;
    private final Offers offers;
    private final Waitlist waitlist;
    private final Clock clock;

    ProductTerms(Prices prices, Offers offers, Waitlist waitlist, Clock clock) {
        this.prices = prices;
        this.offers = offers;
        this.waitlist = waitlist;
        this.clock = clock;
    }

    void of(ProductView product, @Nullable Visitor visitor, String show, Model model) {
        List<VariantId> variants =
                product.variants().stream().map(VariantView::id).toList();
        Map<VariantId, Quote> quotes = prices.of(variants, visitor == null ? null : visitor.id());
        List<Quote> all = variants.stream()
                .map(variant -> Objects.requireNonNull(quotes.get(variant)))
                .toList();
        Quote cheapest = all.stream()
                .min(Comparator.comparingLong(quote -> quote.price().minor()))
                .orElseThrow();
        Deal deal = cheapest.deal();
        int left = all.stream().mapToInt(Quote::onSale).sum();
        model.addAttribute("quotes", quotes);
        model.addAttribute("price", cheapest.price());
        model.addAttribute("onePrice", all.stream().map(Quote::price).distinct().count() == 1);
        model.addAttribute("deal", deal);
        model.addAttribute("listPrice", cheapest.list());
        model.addAttribute("left", left);
        model.addAttribute("firstPaid", all.stream().anyMatch(quote -> !quote.isHeldAtCheckout(1)));
        model.addAttribute("soldOut", all.stream().allMatch(quote -> quote.available() == 0));
        model.addAttribute("coming", left == 0 && !offers.coming(variants).isEmpty());
        model.addAttribute("waits", waits(variants, visitor));
        model.addAttribute("now", clock.instant());
        model.addAttribute("address", "/shop/products/" + product.publicId() + (show.isEmpty() ? "" : "?show=" + show));
    }

    /** Where the visitor waits for one of these. */
    private Map<VariantId, WaitView> waits(List<VariantId> variants, @Nullable Visitor visitor) {
        return visitor == null
                ? Map.of()
                : variants.stream()
                        .flatMap(variant -> waitlist.find(visitor.id(), variant).stream())
                        .collect(Collectors.toMap(WaitView::variant, Function.identity()));
    }
}
