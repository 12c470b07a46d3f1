package io.vitrine.channels;

/** A channel has two stream keys, so that one can be replaced while an encoder still uses the other. */
public enum KeySlot {
    PRIMARY,
    SECONDARY
}
