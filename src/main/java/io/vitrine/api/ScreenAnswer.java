package io.vitrine.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.vitrine.stage.Card;
import io.vitrine.stage.NoticeKind;
import io.vitrine.stage.Screen;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a show has besides its picture.
 *
 * @param seq the last event of its log that is surely in it
 * @param lineUp what is sold in it, in the seller's order
 * @param pins what is over the picture now
 */
record ScreenAnswer(long seq, List<LineUpEntry> lineUp, List<PinnedProduct> pins, List<ShownNotice> notices) {

    static ScreenAnswer of(Screen screen) {
        return new ScreenAnswer(
                screen.seq(),
                screen.cards().stream().map(LineUpEntry::of).toList(),
                screen.pins().stream()
                        .map(pin ->
                                new PinnedProduct(pin.slot(), pin.card().id().value(), pin.mediaAt()))
                        .toList(),
                screen.notices().stream()
                        .map(notice -> new ShownNotice(notice.kind(), notice.text(), notice.mediaAt(), notice.until()))
                        .toList());
    }

    /**
     * A product of the line-up, as viewers see it.
     *
     * @param price the lowest of its variants
     * @param was what it cost when it was chosen for the show, if it costs less now
     * @param left units that may still be sold, if there are few
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record LineUpEntry(
            String product,
            String title,
            Amount price,
            @Nullable Amount was,
            @Nullable Integer left,
            boolean soldOut) {

        static LineUpEntry of(Card card) {
            return new LineUpEntry(
                    card.id().value(),
                    card.title(),
                    Amount.of(card.price()),
                    card.was() == null ? null : Amount.of(card.was()),
                    card.left(),
                    card.soldOut());
        }
    }

    /** @param mediaAt the place in the picture from which on it is shown */
    record PinnedProduct(int slot, String product, Instant mediaAt) {}

    /** @param until when it goes by itself, if it does */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ShownNotice(
            NoticeKind kind,
            String text,
            Instant mediaAt,
            @Nullable Instant until) {}
}
