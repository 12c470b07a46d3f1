package io.vitrine.stage;

import io.vitrine.broadcasts.BroadcastId;
import io.vitrine.broadcasts.BroadcastView;
import io.vitrine.broadcasts.Broadcasts;
import io.vitrine.broadcasts.PhaseChanged;
import io.vitrine.shared.PublicId;
import io.vitrine.shop.CouponChanged;
import io.vitrine.shop.CouponClick;
import io.vitrine.shop.CouponStatus;
import io.vitrine.shop.CouponView;
import io.vitrine.shop.Coupons;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Hangs coupons that are dropped into a show over its picture, takes down those that are closed, and tells once a second
 * how many are left.
 */
@Component
class CouponsOnAir implements SnapshotPart {

    private static final Logger log = LoggerFactory.getLogger(CouponsOnAir.class);

    private static final Duration AGAIN = Duration.ofSeconds(1);
    private static final int MOST_TRIES = 10;

    private final Coupons coupons;
    private final LiveLog events;
    private final Broadcasts broadcasts;
    private final MeantFrames frames;
    private final TaskScheduler scheduler;
    private final Clock clock;
    /** How many were left of each that is open, as pages know it. */
    private final Map<PublicId, Integer> told = new ConcurrentHashMap<>();

    CouponsOnAir(
            Coupons coupons,
            LiveLog events,
            Broadcasts broadcasts,
            MeantFrames frames,
            TaskScheduler scheduler,
            Clock clock) {
        this.coupons = coupons;
        this.events = events;
        this.broadcasts = broadcasts;
        this.frames = frames;
        this.scheduler = scheduler;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "coupons";
    }

    @Override
    public Object of(BroadcastView show) {
        return show.phase().acceptsSignal()
                ? coupons.open(show.id().value()).stream().map(this::json).toList()
                : List.of();
    }

    /** Not in the buyer's transaction: the last claim of a coupon shall not fail because the log has much to tell. */
    @TransactionalEventListener(fallbackExecution = true)
    void on(CouponChanged change) {
        tellLater(change.coupon(), 1, scheduler.getClock().instant());
    }

    @EventListener
    void on(PhaseChanged change) {
        if (!change.broadcast().phase().acceptsSignal()) {
            coupons.expireAll(change.broadcast().id().value());
        }
    }

    @Scheduled(fixedDelayString = "${vitrine.stage.stock-interval:1s}")
    void look() {
        Set<PublicId> open = new HashSet<>();
        for (BroadcastView show : broadcasts.onAir()) {
            try {
                for (CouponView coupon : coupons.open(show.id().value())) {
                    open.add(coupon.publicId());
                    compare(show.id(), coupon);
                }
            } catch (StageException tooFast) {
                log.debug("Broadcast {} has too much to tell, and tells of its coupons later", show.publicId());
            } catch (RuntimeException e) {
                log.warn("What is left of the coupons of broadcast {} could not be told", show.publicId(), e);
            }
        }
        told.keySet().retainAll(open);
    }

    /** One that pages have not heard of is told by its opening, and one that has been closed meanwhile stays closed. */
    private synchronized void compare(BroadcastId show, CouponView seen) {
        Integer before = told.get(seen.publicId());
        if (before == null || before == seen.left()) {
            return;
        }
        CouponView coupon = coupons.find(seen.publicId()).orElse(seen);
        if (coupon.status() == CouponStatus.OPEN) {
            events.append(show, "coupon", Sync.FRAME, null, coupon.publicId().value(), json(coupon));
            told.put(coupon.publicId(), coupon.left());
        }
    }

    private void tellLater(CouponView coupon, int tries, Instant when) {
        UUID show = coupon.broadcast();
        if (show != null) {
            scheduler.schedule(() -> tell(new BroadcastId(show), coupon, tries), when);
        }
    }

    private synchronized void tell(BroadcastId show, CouponView coupon, int tries) {
        try {
            boolean opens = coupon.status() == CouponStatus.OPEN;
            events.append(
                    show,
                    "coupon",
                    opens ? Sync.FRAME : Sync.NOW,
                    opens
                            ? Objects.requireNonNullElseGet(frames.of(coupon.publicId()), clock::instant)
                            : clock.instant(),
                    coupon.publicId().value(),
                    json(coupon));
            if (opens) {
                told.put(coupon.publicId(), coupon.left());
            }
        } catch (StageException tooFast) {
            if (tries < MOST_TRIES) {
                tellLater(coupon, tries + 1, scheduler.getClock().instant().plus(AGAIN));
            } else {
                log.warn("Coupon {} of broadcast {} could not be told to its pages", coupon.publicId(), show);
            }
        }
    }

    private Map<String, Object> json(CouponView coupon) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", coupon.publicId().value());
        json.put("state", coupon.status().name());
        json.put("title", coupon.title());
        json.put("kind", coupon.kind().name());
        json.put("amount", coupon.amount());
        json.put("currency", coupon.currency().getCurrencyCode());
        json.put("digits", coupon.currency().getDefaultFractionDigits());
        json.put("least", coupon.minSpend().minor());
        json.put("left", coupon.left());
        if (coupon.target().click() != CouponClick.CLAIM) {
            json.put("click", coupon.target().click().name());
            json.put("address", coupon.target().address());
            json.put("host", coupon.target().host());
        }
        if (!coupon.products().isEmpty()) {
            json.put("products", coupon.products().size());
        }
        json.put("closesAt", String.valueOf(coupon.closesAt()));
        Instant from = frames.of(coupon.publicId());
        if (from != null) {
            json.put("mediaAt", from.toString());
        }
        return json;
    }
}
