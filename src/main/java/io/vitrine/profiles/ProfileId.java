package io.vitrine.profiles;

import java.util.UUID;

/** Identifies a profile. */
public record ProfileId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
