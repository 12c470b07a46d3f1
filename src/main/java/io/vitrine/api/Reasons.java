package io.vitrine.api;

import io.vitrine.shared.PlainText;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Has administrators' programs say why. */
final class Reasons {

    private static final int MOST = 200;

    private Reasons() {}

    /** @throws ApiException if nobody could read it */
    static String checked(@Nullable String reason) {
        String said = Objects.requireNonNullElse(reason, "").strip();
        if (!PlainText.isOneLine(said, MOST)) {
            throw ApiException.of(
                    Problem.INVALID,
                    "\"reason\" is 1 to " + MOST + " characters on one line, which the seller is told");
        }
        return said;
    }
}
