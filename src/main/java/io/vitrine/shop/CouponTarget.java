package io.vitrine.shop;

import io.vitrine.shared.PlainText;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

/**
 * What a tap on a coupon does.
 *
 * @param address where a link leads, an https address; empty for one that is claimed
 */
public record CouponTarget(CouponClick click, String address) {

    /** It is claimed. */
    public static final CouponTarget CLAIM = new CouponTarget(CouponClick.CLAIM, "");

    private static final int MOST_OF_ADDRESS = 300;

    public CouponTarget {
        address = click == CouponClick.CLAIM ? "" : address.strip();
    }

    /** The host that a link leads to, as viewers read it before they tap; empty for one that is claimed. */
    public String host() {
        return address.isEmpty() ? "" : URI.create(address).getHost().toLowerCase(Locale.ROOT);
    }

    /** @throws ShopException if a link leads nowhere, is not encrypted, or hides where it leads */
    CouponTarget checked() {
        if (click != CouponClick.CLAIM && !isAddress(address)) {
            throw ShopException.of("shop.coupon.address", "A link is an https address");
        }
        return this;
    }

    /** A name of a host is letters, digits and hyphens: one that looks like another in other letters is none. */
    private static boolean isAddress(String text) {
        if (!PlainText.isOneLine(text, MOST_OF_ADDRESS)) {
            return false;
        }
        try {
            URI address = new URI(text);
            return "https".equalsIgnoreCase(address.getScheme())
                    && address.getHost() != null
                    && address.getHost().contains(".")
                    && address.getUserInfo() == null;
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
