package io.vitrine.shop;

import java.io.Serializable;
import java.util.UUID;

/** Identifies a product. */
public record ProductId(UUID value) implements Serializable {

    @Override
    public String toString() {
        return value.toString();
    }
}
