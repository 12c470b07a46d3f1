package io.vitrine.showroom;

import io.vitrine.shared.Money;
import io.vitrine.shop.CartView;
import io.vitrine.shop.OrderRequest.Item;
import io.vitrine.shop.PaymentKind;
import io.vitrine.shop.Recipient;
import io.vitrine.shop.VariantId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A checkout as it was typed: text, so that whatever was sent can be shown again.
 *
 * @param item what was on the page: variant, units, and the price that it was shown at
 * @param coupon the claim that was taken off on the page, or {@link #NO_COUPON}
 * @param once made anew for each page, and sent with it
 */
record CheckoutForm(
        String name,
        String phone,
        String email,
        String postcode,
        String address,
        String wishes,
        String payment,
        String once,
        String coupon,
        List<String> item) {

    /** Chosen by somebody who keeps their coupons. */
    static final String NO_COUPON = "none";

    private static final Pattern ITEM = Pattern.compile("([0-9a-f-]{36}) (\\d{1,3}) (\\d{1,15}) ([A-Z]{3})");

    CheckoutForm(
            @Nullable String name,
            @Nullable String phone,
            @Nullable String email,
            @Nullable String postcode,
            @Nullable String address,
            @Nullable String wishes,
            @Nullable String payment,
            @Nullable String once,
            @Nullable String coupon,
            @Nullable List<String> item) {
        this.name = text(name);
        this.phone = text(phone);
        this.email = text(email);
        this.postcode = text(postcode);
        this.address = text(address);
        this.wishes = text(wishes);
        this.payment = text(payment);
        this.once = text(once);
        this.coupon = text(coupon);
        this.item = item == null ? List.of() : List.copyOf(item);
    }

    static CheckoutForm empty(PaymentKind payment, String coupon) {
        return new CheckoutForm(
                null,
                null,
                null,
                null,
                null,
                null,
                payment.name(),
                UUID.randomUUID().toString(),
                coupon,
                null);
    }

    /** A line as {@link #item} sends it back. */
    static String itemOf(CartView.Line line) {
        return line.variant() + " " + line.quantity() + " " + line.price().minor() + " "
                + line.price().currency().getCurrencyCode();
    }

    @Nullable
    UUID claim() {
        return coupon.isEmpty() || coupon.equals(NO_COUPON) ? null : Places.uuid(coupon);
    }

    Recipient recipient() {
        return new Recipient(name, phone, email, postcode, address, wishes);
    }

    Optional<PaymentKind> kind() {
        return Arrays.stream(PaymentKind.values())
                .filter(kind -> kind.name().equals(payment))
                .findFirst();
    }

    /**
     * What is wanted, or empty if that was not sent as the page had it.
     *
     * @param cart where a line was found is told by the cart, not by the page
     */
    Optional<List<Item>> items(Optional<CartView.OfShop> cart) {
        List<Item> items = new ArrayList<>();
        for (String sent : item) {
            Matcher matcher = ITEM.matcher(sent);
            if (!matcher.matches()) {
                return Optional.empty();
            }
            VariantId variant = new VariantId(Places.uuid(matcher.group(1)));
            UUID show = cart.flatMap(part -> part.lines().stream()
                            .filter(line -> line.variant().equals(variant))
                            .findFirst())
                    .map(CartView.Line::show)
                    .orElse(null);
            try {
                Money seen = Money.of(Long.parseLong(matcher.group(3)), matcher.group(4));
                items.add(new Item(variant, Integer.parseInt(matcher.group(2)), seen, show));
            } catch (IllegalArgumentException e) {
                return Optional.empty();
            }
        }
        return Optional.of(items);
    }

    private static String text(@Nullable String typed) {
        return typed == null ? "" : typed.strip();
    }
}
