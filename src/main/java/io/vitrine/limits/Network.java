package io.vitrine.limits;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A network of addresses (CIDR, RFC 4632), such as {@code 192.0.2.0/24} or {@code 2001:db8::/32}.
 *
 * @param base its first address, in hexadecimal
 * @param length of the part that all its addresses share, in bits
 * @param text as nginx takes it
 */
public record Network(String base, int length, String text) {

    private static final Pattern FORM = Pattern.compile("([0-9a-fA-F:.]{2,45})(?:/([0-9]{1,3}))?");
    private static final int BITS = 8;

    /** @throws IllegalArgumentException if it is neither an address nor a network */
    public static Network of(String typed) {
        Matcher form = FORM.matcher(typed.strip());
        if (!form.matches()) {
            throw new IllegalArgumentException(typed);
        }
        byte[] address = address(form.group(1));
        int most = address.length * BITS;
        int length = form.group(2) == null ? most : Integer.parseInt(form.group(2));
        if (length > most) {
            throw new IllegalArgumentException(typed);
        }
        byte[] base = firstBits(address, length);
        try {
            return new Network(
                    HexFormat.of().formatHex(base),
                    length,
                    InetAddress.getByAddress(base).getHostAddress() + "/" + length);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(typed, e);
        }
    }

    /** Whether this address, as text, is in it; what is no address is in no network. */
    boolean contains(String address) {
        try {
            byte[] bytes = address(address);
            return bytes.length * 2 == base.length()
                    && HexFormat.of().formatHex(firstBits(bytes, length)).equals(base);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    @Override
    public String toString() {
        return text;
    }

    /** Numbers only: a name would be looked up. */
    private static byte[] address(String text) {
        boolean numbers = text.indexOf(':') >= 0 || text.matches("[0-9]{1,3}(\\.[0-9]{1,3}){3}");
        if (!numbers || !FORM.matcher(text).matches()) {
            throw new IllegalArgumentException(text);
        }
        try {
            return InetAddress.getByName(text).getAddress();
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(text, e);
        }
    }

    private static byte[] firstBits(byte[] address, int length) {
        byte[] base = address.clone();
        for (int i = 0; i < base.length; i++) {
            int kept = Math.max(0, Math.min(BITS, length - i * BITS));
            base[i] = (byte) (base[i] & 0xff << BITS - kept);
        }
        return base;
    }
}
