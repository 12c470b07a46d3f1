package io.vitrine.shop;

import java.util.List;

/** Tells why something in a shop could not be made or changed; the code is a key of {@code messages.properties}. */
public class ShopException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String code;
    private final transient List<Object> args;
    private final int variant;

    private ShopException(String code, int variant, String message, List<Object> args) {
        super(message);
        this.code = code;
        this.variant = variant;
        this.args = args;
    }

    public static ShopException of(String code, String message, Object... args) {
        return new ShopException(code, -1, message, List.of(args));
    }

    static ShopException ofVariant(String code, int variant, String message, Object... args) {
        return new ShopException(code, variant, message, List.of(args));
    }

    public String code() {
        return code;
    }

    /** What the message of {@link #code} is told. */
    public Object[] args() {
        return args.toArray();
    }

    /** The place in the draft of the variant it is about; -1 if it is about none. */
    public int variant() {
        return variant;
    }
}
