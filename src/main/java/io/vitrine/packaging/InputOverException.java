package io.vitrine.packaging;

/** Tells that nothing more is taken from an input, and that its connection has to be closed. */
final class InputOverException extends Exception {

    private static final long serialVersionUID = 1L;

    InputOverException(String reason) {
        super(reason);
    }
}
