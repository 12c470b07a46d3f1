package io.vitrine.ingest;

import io.vitrine.shared.PublicId;
import io.vitrine.shared.Secret;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The stream key that an encoder sent, alone or as {@code <public id>?key=<key>}.
 *
 * @param named the channel it named; null if it sent the key alone
 */
record PresentedKey(Secret key, @Nullable PublicId named) {

    private static final String ARGUMENT = "key";

    /** Empty if it named nothing, or a channel without a key. */
    static Optional<PresentedKey> of(CallbackForm form) {
        String name = form.field("name");
        if (!PublicId.isValid(name)) {
            return name.isEmpty() ? Optional.empty() : Optional.of(new PresentedKey(Secret.of(name), null));
        }
        String key = form.arguments().getOrDefault(ARGUMENT, "");
        return key.isEmpty() ? Optional.empty() : Optional.of(new PresentedKey(Secret.of(key), PublicId.of(name)));
    }
}
