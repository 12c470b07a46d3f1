package io.vitrine.studio;

import io.vitrine.shared.Money;
import io.vitrine.shop.CouponDraft;
import io.vitrine.shop.CouponKind;
import java.util.Currency;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.Errors;

/** A coupon as it was typed: text, so that whatever was sent can be shown again. */
record CouponForm(String title, String kind, String amount, String least, String total, String hours) {

    CouponForm(
            @Nullable String title,
            @Nullable String kind,
            @Nullable String amount,
            @Nullable String least,
            @Nullable String total,
            @Nullable String hours) {
        this.title = text(title);
        this.kind = text(kind);
        this.amount = text(amount);
        this.least = text(least);
        this.total = text(total);
        this.hours = text(hours);
    }

    static CouponForm empty() {
        return new CouponForm("", CouponKind.FIXED.name(), "", "0", "100", "24");
    }

    public boolean isPercent() {
        return kind.equals(CouponKind.PERCENT.name());
    }

    /** What was typed, or empty if it cannot be read; then {@code errors} tell why. */
    Optional<CouponDraft> draft(Currency currency, Errors errors) {
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
        return off.flatMap(o -> atLeast.flatMap(l -> units.flatMap(u -> valid.map(
                v -> new CouponDraft(title, isPercent() ? CouponKind.PERCENT : CouponKind.FIXED, o, l, u, v)))));
    }

    private static Optional<Integer> whole(String typed) {
        return typed.matches("\\d{1,9}") ? Optional.of(Integer.valueOf(typed)) : Optional.empty();
    }

    private static String text(@Nullable String typed) {
        return typed == null ? "" : typed.strip();
    }
}
