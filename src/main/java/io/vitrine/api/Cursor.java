package io.vitrine.api;

import java.nio.ByteBuffer;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A place in a list, as programs are given it: they send it back, and know nothing of what is in it.
 *
 * @param at when the row changed, in a list in which that comes first; else the epoch
 * @param id of the last row that was given
 */
record Cursor(Instant at, UUID id) {

    private static final int BYTES = 28;

    static Cursor of(UUID id) {
        return new Cursor(Instant.EPOCH, id);
    }

    /**
     * Reads what a program sent.
     *
     * @return null if it begins at the beginning
     */
    static @Nullable Cursor read(String after) {
        if (after.isEmpty()) {
            return null;
        }
        try {
            ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(after));
            if (bytes.remaining() == BYTES) {
                return new Cursor(
                        Instant.ofEpochSecond(bytes.getLong(), bytes.getInt()),
                        new UUID(bytes.getLong(), bytes.getLong()));
            }
        } catch (IllegalArgumentException | DateTimeException | ArithmeticException e) {
            // Said below.
        }
        throw ApiException.of(
                Problem.INVALID, "\"after\" is what \"next\" of another page said, or is left out; " + shown(after));
    }

    String text() {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(ByteBuffer.allocate(BYTES)
                        .putLong(at.getEpochSecond())
                        .putInt(at.getNano())
                        .putLong(id.getMostSignificantBits())
                        .putLong(id.getLeastSignificantBits())
                        .array());
    }

    private static String shown(String after) {
        return after.length() > BYTES * 2 ? "what was sent is too long" : "sent was " + after;
    }
}
