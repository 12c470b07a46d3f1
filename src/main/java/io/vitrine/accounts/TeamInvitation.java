package io.vitrine.accounts;

import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An invitation that was made.
 *
 * @param link the path to hand over by other means where no mail is sent; shown once, and kept nowhere
 */
public record TeamInvitation(UUID member, @Nullable String link) {

    public Optional<String> toHandOver() {
        return Optional.ofNullable(link);
    }
}
