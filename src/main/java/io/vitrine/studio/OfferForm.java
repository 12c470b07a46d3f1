package io.vitrine.studio;

import io.vitrine.offers.OfferDraft;
import io.vitrine.shared.Money;
import io.vitrine.shop.DealKind;
import io.vitrine.shop.ProductView;
import io.vitrine.shop.VariantId;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/**
 * An offer as it was typed: text, so that whatever was sent can be shown again.
 *
 * @param start local date and time, empty if the seller starts it
 * @param zone the seller's time zone as the browser knows it
 */
record OfferForm(
        String kind,
        String variant,
        String price,
        String quantity,
        String perBuyer,
        String countdown,
        String minutes,
        String start,
        String zone,
        String coupons) {

    OfferForm(
            @Nullable String kind,
            @Nullable String variant,
            @Nullable String price,
            @Nullable String quantity,
            @Nullable String perBuyer,
            @Nullable String countdown,
            @Nullable String minutes,
            @Nullable String start,
            @Nullable String zone,
            @Nullable String coupons) {
        this.kind = text(kind);
        this.variant = text(variant);
        this.price = text(price);
        this.quantity = text(quantity);
        this.perBuyer = text(perBuyer);
        this.countdown = text(countdown);
        this.minutes = text(minutes);
        this.start = text(start);
        this.zone = text(zone);
        this.coupons = text(coupons);
    }

    static OfferForm empty() {
        return new OfferForm(DealKind.FLASH.name(), "", "", "10", "1", "30", "5", "", "", "");
    }

    /** Whether a coupon may be used on top. */
    public boolean isStackable() {
        return coupons.equals("true");
    }

    public boolean isFlash() {
        return !kind.equals(DealKind.BROADCAST_PRICE.name());
    }

    /** What was typed; what cannot be read is a number that no offer may have. */
    OfferDraft draft(ProductView product, VariantId of, Currency currency, ZoneId otherwise) {
        Money typed = Money.typed(price, currency).orElse(new Money(0, currency));
        if (!isFlash()) {
            return OfferDraft.ofShow(product, of, typed, isStackable());
        }
        return new OfferDraft(
                DealKind.FLASH,
                product,
                of,
                typed,
                whole(quantity),
                whole(perBuyer),
                Duration.ofSeconds(whole(countdown)),
                Duration.ofMinutes(whole(minutes)),
                startAt(otherwise),
                isStackable());
    }

    private @Nullable Instant startAt(ZoneId otherwise) {
        if (start.isEmpty()) {
            return null;
        }
        try {
            ZoneId known = zone.isEmpty() ? otherwise : ZoneId.of(zone);
            return LocalDateTime.parse(start).atZone(known).toInstant();
        } catch (DateTimeException e) {
            return Instant.EPOCH;
        }
    }

    private static int whole(String typed) {
        return typed.matches("\\d{1,9}") ? Integer.parseInt(typed) : 0;
    }

    private static String text(@Nullable String typed) {
        return typed == null ? "" : typed.strip();
    }
}
