package io.vitrine.runsheet;

import io.vitrine.accounts.AccountId;
import io.vitrine.broadcasts.BroadcastView;
import io.vitrine.shared.PublicId;
import io.vitrine.shop.CouponView;
import io.vitrine.shop.Coupons;
import io.vitrine.stage.Direction;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Drops a coupon. */
@Component
class CouponCue implements CueAction {

    private final Direction direction;
    private final Coupons coupons;

    CouponCue(Direction direction, Coupons coupons) {
        this.direction = direction;
        this.coupons = coupons;
    }

    @Override
    public CueKind kind() {
        return CueKind.COUPON;
    }

    @Override
    public Optional<Subject> subject(BroadcastView show, CueDraft cue) {
        return coupon(cue).map(coupon -> Subject.of(coupon.title()));
    }

    @Override
    public @Nullable String fire(BroadcastView show, CueDraft cue, @Nullable Instant mediaAt, AccountId by) {
        CouponView coupon =
                coupon(cue).orElseThrow(() -> RunSheetException.of("shop.coupon.unknown", "The coupon is not there"));
        direction.drop(show, coupon, Duration.ofSeconds(cue.lasting()), mediaAt);
        return "";
    }

    /** What was claimed stays claimed. */
    @Override
    public void undo(BroadcastView show, CueDraft cue, String done, AccountId by) {
        coupon(cue).ifPresent(coupon -> coupons.revoke(coupon.id()));
    }

    private Optional<CouponView> coupon(CueDraft cue) {
        return coupons.find(PublicId.of(cue.subject()));
    }
}
