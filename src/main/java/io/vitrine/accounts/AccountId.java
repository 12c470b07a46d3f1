package io.vitrine.accounts;

import java.io.Serializable;
import java.util.UUID;

/** Identifies a person who may sign in. */
public record AccountId(UUID value) implements Serializable {

    public static AccountId of(String value) {
        return new AccountId(UUID.fromString(value));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
