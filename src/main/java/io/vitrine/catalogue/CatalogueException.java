package io.vitrine.catalogue;

import java.util.List;

/** Tells why a file cannot be read at all; the code is a key of {@code messages.properties}. */
public class CatalogueException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String code;
    private final transient List<Object> args;

    private CatalogueException(String code, String message, List<Object> args) {
        super(message);
        this.code = code;
        this.args = args;
    }

    static CatalogueException of(String code, String message, Object... args) {
        return new CatalogueException(code, message, List.of(args));
    }

    public String code() {
        return code;
    }

    /** What the message of {@link #code} is told. */
    public Object[] args() {
        return args.toArray();
    }
}
