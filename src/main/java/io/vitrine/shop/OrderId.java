package io.vitrine.shop;

import java.io.Serializable;
import java.util.UUID;

/** Identifies an order. */
public record OrderId(UUID value) implements Serializable {

    @Override
    public String toString() {
        return value.toString();
    }
}
