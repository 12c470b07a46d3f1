package io.vitrine.shop;

import io.vitrine.shared.PlainText;
import java.time.Duration;

/** What a coupon must be like. */
final class CouponRules {

    private static final int MOST_OF_TITLE = 60;
    private static final int MOST_PER_CENT = 90;
    private static final long MOST_MONEY = 1_000_000_000_000L;
    private static final int MOST_TOTAL = 100_000;
    private static final int MOST_HOURS = 720;
    private static final int MOST_PRODUCTS = 100;
    private static final Duration SHORTEST = Duration.ofSeconds(10);
    private static final Duration LONGEST = Duration.ofHours(24);

    private CouponRules() {}

    /**
     * The draft without spaces around its title.
     *
     * @throws ShopException if something in it is not valid
     */
    static CouponDraft checked(CouponDraft draft) {
        String title = draft.title().strip();
        if (!PlainText.isOneLine(title, MOST_OF_TITLE)) {
            throw ShopException.of("shop.coupon.title", "The title is 1 to 60 characters on one line");
        }
        if (draft.kind() == CouponKind.PERCENT && (draft.amount() < 1 || draft.amount() > MOST_PER_CENT)) {
            throw ShopException.of("shop.coupon.percent", "A coupon takes 1 to 90 per cent off");
        }
        if (draft.amount() < 1 || draft.amount() > MOST_MONEY) {
            throw ShopException.of("shop.coupon.amount", "The amount is above zero");
        }
        if (draft.minSpend() < 0 || draft.minSpend() > MOST_MONEY) {
            throw ShopException.of("shop.coupon.least", "The least order is not negative");
        }
        if (draft.total() < 1 || draft.total() > MOST_TOTAL) {
            throw ShopException.of("shop.coupon.total", "1 to 100,000 coupons are given");
        }
        if (draft.validHours() < 1 || draft.validHours() > MOST_HOURS) {
            throw ShopException.of("shop.coupon.hours", "A claimed coupon is valid for 1 to 720 hours");
        }
        if (draft.products().size() > MOST_PRODUCTS) {
            throw ShopException.of("shop.coupon.products", "A coupon is for at most 100 products, or for all");
        }
        return new CouponDraft(
                title,
                draft.kind(),
                draft.amount(),
                draft.minSpend(),
                draft.total(),
                draft.validHours(),
                draft.products(),
                draft.target().checked());
    }

    static Duration checked(Duration length) {
        if (length.compareTo(SHORTEST) < 0 || length.compareTo(LONGEST) > 0) {
            throw ShopException.of("shop.coupon.length", "A coupon is open for 10 seconds to 24 hours");
        }
        return length;
    }
}
