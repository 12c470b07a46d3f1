package io.vitrine.playbackkeys;

/** Tells why a key could not be registered; the code is a key of {@code messages.properties}. */
public class PlaybackKeyException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String code;

    PlaybackKeyException(String code, String message) {
        super(message);
        this.code = code;
    }

    public String code() {
        return code;
    }
}
