package io.vitrine.studio;

import io.vitrine.shared.PublicId;
import io.vitrine.shop.CouponView;
import io.vitrine.shop.ProductView;
import io.vitrine.stage.Direction;
import io.vitrine.stage.NoticeKind;
import io.vitrine.stage.Screen;
import io.vitrine.stage.Screen.Pinned;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a seller directs the show from: what is over the picture, the line-up, and what could be added to it.
 *
 * @param found products on sale that are not in the line-up
 * @param coupons those that can be dropped, and those that are open in this show
 * @param refusal why the last command was not carried out; null if it was
 */
record Desk(
        PublicId show,
        Screen screen,
        String q,
        List<ProductView> found,
        List<CouponView> coupons,
        @Nullable Refusal refusal) {

    /** Differs when what it shows does, but for what was searched for. */
    public String version() {
        return version(screen, coupons);
    }

    static String version(Screen screen, List<CouponView> coupons) {
        return Integer.toHexString(Objects.hash(screen.cards(), screen.pins(), screen.notices(), coupons));
    }

    public List<Integer> slots() {
        return List.of(1, 2, 3);
    }

    /** What the next pin would take the place of; null while a slot is free. */
    public @Nullable Pinned replaced() {
        return screen.pins().size() < Direction.SLOTS
                ? null
                : screen.pins().stream()
                        .min(Comparator.comparing(Pinned::mediaAt))
                        .orElse(null);
    }

    public @Nullable Pinned pin(int slot) {
        return screen.pin(slot).orElse(null);
    }

    public NoticeKind[] kinds() {
        return NoticeKind.values();
    }

    /** What stands in the field of a notice: what was refused, so that it need not be typed again, or what is shown. */
    public String text(NoticeKind kind) {
        if (refusal != null && refusal.isOf(kind)) {
            return refusal.typed();
        }
        return Optional.of(kind)
                .flatMap(screen::notice)
                .map(Screen.Notice::text)
                .orElse("");
    }

    public boolean isSaid(NoticeKind kind) {
        return screen.notice(kind).isPresent();
    }

    /**
     * Why something was not done.
     *
     * @param code a key of {@code messages.properties}
     * @param kind the notice it is about; null if it is about none
     */
    record Refusal(String code, List<Object> args, @Nullable NoticeKind kind, String typed) {

        public boolean isOf(NoticeKind other) {
            return kind == other;
        }
    }
}
