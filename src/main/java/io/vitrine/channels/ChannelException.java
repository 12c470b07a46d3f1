package io.vitrine.channels;

/** Tells why a channel could not be made or changed; the code is a key of {@code messages.properties}. */
public class ChannelException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String code;

    ChannelException(String code, String message) {
        super(message);
        this.code = code;
    }

    static ChannelException unknown(ChannelId channel) {
        return new ChannelException("channel.unknown", "There is no channel " + channel);
    }

    public String code() {
        return code;
    }
}
