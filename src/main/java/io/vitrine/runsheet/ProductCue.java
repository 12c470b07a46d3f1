package io.vitrine.runsheet;

import io.vitrine.accounts.AccountId;
import io.vitrine.broadcasts.BroadcastView;
import io.vitrine.shop.ProductView;
import io.vitrine.stage.Direction;
import io.vitrine.stage.Screen;
import io.vitrine.stage.Screen.Pinned;
import io.vitrine.stage.Screens;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Pins a product of the show. */
@Component
class ProductCue implements CueAction {

    private final Direction direction;
    private final Screens screens;

    ProductCue(Direction direction, Screens screens) {
        this.direction = direction;
        this.screens = screens;
    }

    @Override
    public CueKind kind() {
        return CueKind.PRODUCT;
    }

    @Override
    public Optional<Subject> subject(BroadcastView show, CueDraft cue) {
        return product(show, cue.subject())
                .map(product -> new Subject(product.title(), (int) Math.min(product.left(), Integer.MAX_VALUE)));
    }

    /** @return the product that had to make room; empty if none had to */
    @Override
    public @Nullable String fire(BroadcastView show, CueDraft cue, @Nullable Instant mediaAt, AccountId by) {
        ProductView product = product(show, cue.subject())
                .orElseThrow(() -> RunSheetException.of("stage.pin.unknown", "The product is not in the show"));
        Screen before = screens.of(show);
        if (pinOf(before, cue.subject()).isPresent()) {
            return null;
        }
        direction.pin(show, product, mediaAt, by);
        return before.pins().size() < Direction.SLOTS
                ? ""
                : before.pins().stream()
                        .min(Comparator.comparing(Pinned::mediaAt))
                        .map(pin -> pin.card().id().value())
                        .orElse("");
    }

    @Override
    public void undo(BroadcastView show, CueDraft cue, String done, AccountId by) {
        pinOf(screens.of(show), cue.subject()).ifPresent(pin -> direction.unpin(show, pin.slot(), null));
        product(show, done).ifPresent(replaced -> direction.pin(show, replaced, null, by));
    }

    private Optional<ProductView> product(BroadcastView show, String id) {
        return screens.products(show).stream()
                .filter(product -> product.publicId().value().equals(id))
                .findFirst();
    }

    private static Optional<Pinned> pinOf(Screen screen, String product) {
        return screen.pins().stream()
                .filter(pin -> pin.card().id().value().equals(product))
                .findFirst();
    }
}
