package io.vitrine.studio;

import io.vitrine.shared.Money;
import io.vitrine.shared.PublicId;
import io.vitrine.shop.CouponClick;
import io.vitrine.shop.CouponDraft;
import io.vitrine.shop.CouponKind;
import io.vitrine.shop.CouponTarget;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.Errors;

/** A coupon as it was typed: text, so that whatever was sent can be shown again. */
record CouponForm(
        String title,
        String kind,
        String amount,
        String least,
        String total,
        String hours,
        List<String> product,
        String click,
        String address) {

    CouponForm(
            @Nullable String title,
            @Nullable String kind,
            @Nullable String amount,
            @Nullable String least,
            @Nullable String total,
            @Nullable String hours,
            @Nullable List<String> product,
            @Nullable String click,
            @Nullable String address) {
        this.title = text(title);
        this.kind = text(kind);
        this.amount = text(amount);
        this.least = text(least);
        this.total = text(total);
        this.hours = text(hours);
        this.product = product == null ? List.of() : List.copyOf(product);
        this.click = text(click);
        this.address = text(address);
    }

    static CouponForm empty() {
        return new CouponForm(
                "", CouponKind.FIXED.name(), "", "0", "100", "24", List.of(), CouponClick.CLAIM.name(), "");
    }

    public boolean isPercent() {
        return kind.equals(CouponKind.PERCENT.name());
    }

    /** What a tap does; what is none of it is a claim. */
    public CouponClick action() {
        return Arrays.stream(CouponClick.values())
                .filter(known -> known.name().equals(click))
                .findFirst()
                .orElse(CouponClick.CLAIM);
    }

    /** What was typed, or empty if it cannot be read; then {@code errors} tell why. */
    Optional<CouponDraft> draft(Currency currency, Set<PublicId> products, Errors errors) {
        Optional<Long> off = isPercent()
                ? whole(amount).map(Integer::longValue)
                : Money.typed(amount, currency).map(Money::minor);
        Optional<Long> atLeast = Money.typed(least, currency).map(Money::minor);
        Optional<Integer> units = whole(total);
        Optional<Integer> valid = whole(hours);
        if (off.isEmpty()) {
            errors.rejectValue("amount", isPercent() ? "shop.coupon.percent" : "shop.coupon.amount");
        }
        if (atLeast.isEmpty()) {
            errors.rejectValue("least", "shop.coupon.least");
        }
        if (units.isEmpty()) {
            errors.rejectValue("total", "shop.coupon.total");
        }
        if (valid.isEmpty()) {
            errors.rejectValue("hours", "shop.coupon.hours");
        }
        return off.flatMap(o -> atLeast.flatMap(l -> units.flatMap(u -> valid.map(v -> new CouponDraft(
                title,
                isPercent() ? CouponKind.PERCENT : CouponKind.FIXED,
                o,
                l,
                u,
                v,
                products,
                new CouponTarget(action(), address))))));
    }

    private static Optional<Integer> whole(String typed) {
        return typed.matches("\\d{1,9}") ? Optional.of(Integer.valueOf(typed)) : Optional.empty();
    }

    private static String text(@Nullable String typed) {
        return typed == null ? "" : typed.strip();
    }
}
