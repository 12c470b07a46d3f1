package io.vitrine.showroom;

import io.vitrine.shared.PublicId;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/** Reads ids out of addresses and forms; what is none leads nowhere (404). */
final class Places {

    private Places() {}

    static Optional<PublicId> publicId(String text) {
        return PublicId.isValid(text) ? Optional.of(PublicId.of(text)) : Optional.empty();
    }

    static UUID uuid(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw nowhere();
        }
    }

    static ResponseStatusException nowhere() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
