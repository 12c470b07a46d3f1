package io.vitrine.api;

import io.swagger.v3.oas.annotations.Operation;
import io.vitrine.broadcasts.BroadcastView;
import io.vitrine.shared.PublicId;
import io.vitrine.shop.CouponId;
import io.vitrine.shop.CouponView;
import io.vitrine.shop.Coupons;
import io.vitrine.shop.ProductView;
import io.vitrine.stage.Direction;
import io.vitrine.tokens.Caller;
import io.vitrine.tokens.Scope;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Lets programs make coupons, and drop them into shows. */
@RestController
@RequestMapping(path = "/api/v1", produces = MediaType.APPLICATION_JSON_VALUE)
class CouponsController {

    private static final int USUAL_SECONDS = 300;

    private final CallerScope scope;
    private final Coupons coupons;
    private final Direction direction;
    private final Repeats repeats;
    private final Tags tags;

    CouponsController(CallerScope scope, Coupons coupons, Direction direction, Repeats repeats, Tags tags) {
        this.scope = scope;
        this.coupons = coupons;
        this.direction = direction;
        this.repeats = repeats;
        this.tags = tags;
    }

    @Needs(Scope.PRODUCTS_READ)
    @GetMapping("/coupons")
    @Operation(operationId = "listCoupons", summary = "List coupons, oldest first")
    ResponseEntity<Page<CouponAnswer>> list(
            @AuthenticationPrincipal Caller caller,
            @RequestParam(defaultValue = "") String after,
            @RequestParam(defaultValue = Page.USUAL) int limit) {
        Page.checked(limit);
        Cursor from = Cursor.read(after);
        CouponId last = from == null ? null : new CouponId(from.id());
        return tags.answer(Page.of(
                coupons.page(caller.seller(), last, limit + 1),
                limit,
                after,
                coupon -> Cursor.of(coupon.id().value()),
                CouponAnswer::of));
    }

    @Needs(Scope.PRODUCTS_READ)
    @GetMapping("/coupons/{id}")
    @Operation(operationId = "readCoupon", summary = "Read a coupon")
    ResponseEntity<CouponAnswer> read(@AuthenticationPrincipal Caller caller, @PathVariable String id) {
        return tags.answer(CouponAnswer.of(coupon(caller, id)));
    }

    @Needs(Scope.PRODUCTS_WRITE)
    @PostMapping(path = "/coupons", consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(operationId = "createCoupon", summary = "Make a coupon, which nobody sees before it is dropped")
    ResponseEntity<CouponAnswer> create(
            @AuthenticationPrincipal Caller caller,
            @RequestHeader(name = Repeats.KEY, required = false) @Nullable String key,
            @RequestBody CouponRequest wanted) {
        Set<PublicId> only = Objects.requireNonNullElse(wanted.products(), List.<String>of()).stream()
                .map(id -> scope.product(caller, id))
                .map(ProductView::publicId)
                .collect(Collectors.toSet());
        return repeats.once(
                caller,
                key,
                List.of("POST", "coupons", wanted),
                HttpStatus.CREATED,
                CouponAnswer.class,
                () -> CouponAnswer.of(coupons.create(caller.seller(), wanted.draft(only))));
    }

    @Needs(Scope.PRODUCTS_WRITE)
    @DeleteMapping("/coupons/{id}")
    @Operation(operationId = "revokeCoupon", summary = "Take a coupon back: what was claimed stays claimed")
    ResponseEntity<CouponAnswer> revoke(@AuthenticationPrincipal Caller caller, @PathVariable String id) {
        coupons.revoke(coupon(caller, id).id());
        return tags.answer(CouponAnswer.of(coupon(caller, id)));
    }

    @Needs(Scope.BROADCASTS_WRITE)
    @PostMapping(path = "/broadcasts/{id}/coupons", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(operationId = "dropCoupon", summary = "Let the viewers of a show that is on air claim a coupon")
    ResponseEntity<CouponAnswer> drop(
            @AuthenticationPrincipal Caller caller,
            @PathVariable String id,
            @RequestHeader(name = Repeats.KEY, required = false) @Nullable String key,
            @RequestBody DropRequest wanted) {
        BroadcastView show = scope.show(caller, id);
        CouponView coupon = coupon(caller, Objects.requireNonNullElse(wanted.coupon(), ""));
        Duration length = Duration.ofSeconds(Objects.requireNonNullElse(wanted.seconds(), USUAL_SECONDS));
        return repeats.once(
                caller,
                key,
                List.of("POST", "drops", show.publicId(), coupon.publicId(), length.toSeconds()),
                HttpStatus.OK,
                CouponAnswer.class,
                () -> {
                    direction.drop(show, coupon, length, null);
                    return CouponAnswer.of(coupon(caller, coupon.publicId().value()));
                });
    }

    private CouponView coupon(Caller caller, String id) {
        return scope.coupon(caller, id);
    }

    /**
     * What to drop.
     *
     * @param coupon its id
     * @param seconds how long it can be claimed: 10 to 86,400; five minutes if left out
     */
    record DropRequest(@Nullable String coupon, @Nullable Integer seconds) {}
}
