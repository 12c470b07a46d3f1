package io.vitrine.ingest;

import io.vitrine.broadcasts.PublishSessions.Connection;
import io.vitrine.channels.ChannelId;
import io.vitrine.shared.PlainText;

/**
 * An encoder's connection to one run of nginx.
 *
 * @param encoder what it says it is: untrusted
 */
record Publisher(ConnectionKey key, String address, String encoder) {

    /** As nginx-rtmp cuts it. */
    private static final int LONGEST_ENCODER = 31;
    /** An IPv6 address with a zone. */
    private static final int LONGEST_ADDRESS = 45;

    Publisher {
        address = PlainText.cleaned(address, LONGEST_ADDRESS);
        encoder = PlainText.cleaned(encoder, LONGEST_ENCODER);
    }

    Connection connectionOf(ChannelId channel) {
        return new Connection(channel, key.boot(), key.clientId(), address, encoder);
    }

    @Override
    public String toString() {
        return "connection " + key.clientId() + " from " + address;
    }
}
