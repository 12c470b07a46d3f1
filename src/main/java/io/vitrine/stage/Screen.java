package io.vitrine.stage;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a show has besides its picture.
 *
 * @param seq the last event that is surely in it
 * @param cards the line-up, in the seller's order
 * @param pins what is over the picture now, by slot
 */
public record Screen(long seq, List<Card> cards, List<Pinned> pins, List<Notice> notices) {

    /** Nothing but a picture, if there is one. */
    public static final Screen EMPTY = new Screen(0, List.of(), List.of(), List.of());

    public Screen {
        cards = List.copyOf(cards);
        pins = List.copyOf(pins);
        notices = List.copyOf(notices);
    }

    /** Whether the product is pinned. */
    public boolean isPinned(Card card) {
        return pins.stream().anyMatch(pin -> pin.card().id().equals(card.id()));
    }

    public Optional<Pinned> pin(int slot) {
        return pins.stream().filter(pin -> pin.slot() == slot).findFirst();
    }

    public Optional<Notice> notice(NoticeKind kind) {
        return notices.stream().filter(notice -> notice.kind() == kind).findFirst();
    }

    /** @param mediaAt the place in the picture from which on it is shown */
    public record Pinned(int slot, Card card, Instant mediaAt) {}

    /** @param until null if it stays until it is taken away */
    public record Notice(
            NoticeKind kind,
            String text,
            Instant mediaAt,
            @Nullable Instant until) {}
}
