package io.vitrine.shop;

import java.util.Locale;

/** What a seller does with an order. */
public enum OrderStep {
    /** The money has come. */
    PAY,
    /** It is being packed and sent. */
    SHIP,
    /** The buyer has it, and has paid if that was due on delivery. */
    FINISH,
    /** It is given up; its units are on sale again. */
    CANCEL,
    /** The buyer has the money back. */
    REFUND;

    /** The end of the keys of {@code messages.properties} that are about it. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
