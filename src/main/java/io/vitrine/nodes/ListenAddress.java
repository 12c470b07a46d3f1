package io.vitrine.nodes;

import java.net.Inet6Address;
import java.net.InetAddress;

/** An address and a port as nginx's {@code listen} takes them. */
record ListenAddress(InetAddress address, int port) {

    /** The address as it stands in a URL. */
    String host() {
        String host = address.getHostAddress();
        return address instanceof Inet6Address ? "[" + host + "]" : host;
    }

    @Override
    public String toString() {
        return host() + ":" + port;
    }
}
