package io.vitrine.shop;

import java.io.Serializable;
import java.util.UUID;

/** Identifies a variant: what is put into a cart, and what stock is counted of. */
public record VariantId(UUID value) implements Serializable {

    @Override
    public String toString() {
        return value.toString();
    }
}
