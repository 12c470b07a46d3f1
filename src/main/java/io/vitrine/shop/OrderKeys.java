package io.vitrine.shop;

import io.vitrine.shared.PublicId;
import io.vitrine.shared.Secret;
import io.vitrine.shared.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Makes what orders are known by: numbers that people can say, and keys that open one order. */
final class OrderKeys {

    /** Without what is taken for something else: 0 and O, 1, I and L, 5 and S, U and V. */
    private static final String LETTERS = "2346789ABCDEFGHJKMNPQRTWXYZ";

    private static final int LENGTH = 6;
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyMMdd");
    private static final SecureRandom RANDOM = new SecureRandom();

    private OrderKeys() {}

    static String number(Instant now) {
        StringBuilder number = new StringBuilder(DAY.format(now.atOffset(ZoneOffset.UTC))).append('-');
        RANDOM.ints(LENGTH, 0, LETTERS.length()).forEach(i -> number.append(LETTERS.charAt(i)));
        return number.toString();
    }

    static Secret key() {
        return Secret.of(PublicId.random().value());
    }

    /** What is stored of a key: nobody who reads it can open the order by it. */
    static String digest(String key) {
        return Sha256.hex(key);
    }

    static boolean matches(String key, String digest) {
        return MessageDigest.isEqual(
                digest(key).getBytes(StandardCharsets.US_ASCII), digest.getBytes(StandardCharsets.US_ASCII));
    }
}
