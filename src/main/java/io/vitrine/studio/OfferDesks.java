package io.vitrine.studio;

import io.vitrine.offers.OfferState;
import io.vitrine.offers.OfferView;
import io.vitrine.offers.Offers;
import io.vitrine.shop.Prices;
import io.vitrine.shop.ProductId;
import io.vitrine.shop.ProductView;
import io.vitrine.shop.ProductView.VariantView;
import io.vitrine.shop.Products;
import io.vitrine.shop.Quote;
import io.vitrine.shop.VariantId;
import io.vitrine.stage.Screens;
import io.vitrine.studio.OfferDesk.Choice;
import io.vitrine.studio.OfferDesk.Row;
import io.vitrine.studio.SellerScope.Show;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Prepares the offers of a show for its seller. */
@Component
class OfferDesks {

    private final Offers offers;
    private final Products products;
    private final Prices prices;
    private final Screens screens;
    private final Clock clock;

    OfferDesks(Offers offers, Products products, Prices prices, Screens screens, Clock clock) {
        this.offers = offers;
        this.products = products;
        this.prices = prices;
        this.screens = screens;
        this.clock = clock;
    }

    /** Those that wait to be started. */
    List<Row> prepared(Show show) {
        return rows(offers.ofShow(show.broadcast().id()).stream()
                .filter(offer ->
                        offer.state() == OfferState.DRAFT || (offer.state() == OfferState.ARMED && offer.isFlash()))
                .toList());
    }

    OfferDesk of(Show show, OfferForm form, @Nullable String refusal, List<Object> args) {
        List<Row> rows = rows(offers.ofShow(show.broadcast().id()));
        return new OfferDesk(
                show.broadcast().publicId(),
                show.broadcast().phase().isOnAir(),
                !show.broadcast().listing().counts(),
                rows,
                choices(show),
                form,
                refusal,
                args,
                clock.instant());
    }

    private List<Row> rows(List<OfferView> all) {
        Map<ProductId, ProductView> known =
                products.findAll(all.stream().map(OfferView::product).distinct().toList()).stream()
                        .collect(Collectors.toMap(ProductView::id, Function.identity()));
        return all.stream()
                .sorted(Comparator.comparing(offer -> offer.state() == OfferState.CLOSED))
                .map(offer -> new Row(offer, titleOf(offer, known)))
                .toList();
    }

    /** The products of the line-up, as its seller ordered them. */
    List<ProductView> products(Show show) {
        return screens.of(show.broadcast()).cards().stream()
                .flatMap(card -> products.find(card.id()).stream())
                .toList();
    }

    private List<Choice> choices(Show show) {
        List<ProductView> lineUp = products(show);
        Map<VariantId, Quote> quotes = prices.of(
                lineUp.stream()
                        .flatMap(product -> product.variants().stream())
                        .map(VariantView::id)
                        .toList(),
                null);
        return lineUp.stream()
                .flatMap(product -> product.variants().stream()
                        .flatMap(variant -> Stream.ofNullable(quotes.get(variant.id()))
                                .map(quote -> new Choice(
                                        variant.id(), title(product, variant), quote.price(), quote.left()))))
                .toList();
    }

    private static String titleOf(OfferView offer, Map<ProductId, ProductView> known) {
        return Optional.ofNullable(known.get(offer.product()))
                .flatMap(product -> product.variants().stream()
                        .filter(variant -> variant.id().equals(offer.variant()))
                        .findFirst()
                        .map(variant -> title(product, variant)))
                .orElse("");
    }

    private static String title(ProductView product, VariantView variant) {
        return variant.name().isEmpty() ? product.title() : product.title() + ", " + variant.name();
    }
}
