package io.vitrine.runsheet;

import io.vitrine.accounts.AccountId;
import io.vitrine.broadcasts.BroadcastView;
import io.vitrine.offers.OfferException;
import io.vitrine.offers.OfferState;
import io.vitrine.offers.OfferView;
import io.vitrine.offers.Offers;
import io.vitrine.shared.PublicId;
import io.vitrine.shop.ProductView.VariantView;
import io.vitrine.shop.Products;
import io.vitrine.stage.Direction;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Begins the countdown of a flash offer, or sets a price of the show; what is a draft still is made ready first. */
@Component
class OfferCue implements CueAction {

    /** What is told with a number elsewhere has to be read without it beside a cue. */
    private static final Map<String, String> PROBLEMS =
            Map.of("offers.stock", "runsheet.offer.stock", "offers.price.under", "runsheet.offer.price");

    private final Offers offers;
    private final Direction direction;
    private final Products products;

    OfferCue(Offers offers, Direction direction, Products products) {
        this.direction = direction;
        this.offers = offers;
        this.products = products;
    }

    @Override
    public CueKind kind() {
        return CueKind.OFFER;
    }

    @Override
    public Optional<Subject> subject(BroadcastView show, CueDraft cue) {
        return offer(show, cue)
                .flatMap(offer -> products.ofVariant(offer.variant())
                        .map(product -> product.variants().stream()
                                .filter(variant -> variant.id().equals(offer.variant()))
                                .map(VariantView::name)
                                .filter(name -> !name.isEmpty())
                                .findFirst()
                                .map(name -> product.title() + ", " + name)
                                .orElse(product.title()))
                        .map(title -> new Subject(title, offer.isFlash() ? offer.left() : null)));
    }

    @Override
    public @Nullable String fire(BroadcastView show, CueDraft cue, @Nullable Instant mediaAt, AccountId by) {
        OfferView offer =
                offer(show, cue).orElseThrow(() -> RunSheetException.of("offers.unknown", "The offer is not there"));
        checkWaiting(offer);
        try {
            if (offer.state() == OfferState.DRAFT) {
                offers.arm(offer.id());
            }
            if (offer.isFlash()) {
                direction.start(show, offer, mediaAt);
            }
            return "";
        } catch (OfferException e) {
            throw RunSheetException.of(PROBLEMS.getOrDefault(e.code(), e.code()), "The offer says no");
        }
    }

    /** What the cue has not started, taking the cue back would stop. */
    private static void checkWaiting(OfferView offer) {
        OfferState state = offer.state();
        if (state == OfferState.DRAFT || (state == OfferState.ARMED && offer.isFlash())) {
            return;
        }
        boolean over = state == OfferState.CLOSED || state == OfferState.EXHAUSTED;
        throw RunSheetException.of(over ? "runsheet.offer.over" : "runsheet.offer.started", "The offer is " + state);
    }

    /** What was bought stays bought. */
    @Override
    public void undo(BroadcastView show, CueDraft cue, String done, AccountId by) {
        offer(show, cue).ifPresent(offer -> offers.callOff(offer.id()));
    }

    private Optional<OfferView> offer(BroadcastView show, CueDraft cue) {
        return offers.find(PublicId.of(cue.subject()))
                .filter(offer -> offer.show().equals(show.id()));
    }
}
