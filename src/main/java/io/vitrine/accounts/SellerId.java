package io.vitrine.accounts;

import java.io.Serializable;
import java.util.UUID;

/** Identifies a seller: the shop on whose behalf people act. */
public record SellerId(UUID value) implements Serializable {

    public static SellerId of(String value) {
        return new SellerId(UUID.fromString(value));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
