package io.vitrine.shop;

import java.io.Serializable;
import java.util.UUID;

/** Identifies a picture of a product. */
public record ImageId(UUID value) implements Serializable {

    @Override
    public String toString() {
        return value.toString();
    }
}
