package io.vitrine.accounts;

import java.util.UUID;

/** Identifies a seller: the shop on whose behalf people act. */
public record SellerId(UUID value) {

    public static SellerId of(String value) {
        return new SellerId(UUID.fromString(value));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
