package io.vitrine.studio;

import java.time.DateTimeException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Reads what a page says of its picture's clock. */
final class Stamps {

    private Stamps() {}

    /** It is a wish: null if it is no time. */
    static @Nullable Instant time(String mediaAt) {
        try {
            return mediaAt.isEmpty() ? null : Instant.parse(mediaAt);
        } catch (DateTimeException e) {
            return null;
        }
    }
}
