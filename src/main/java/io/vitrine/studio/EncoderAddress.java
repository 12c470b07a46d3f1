package io.vitrine.studio;

import io.vitrine.nodes.MediaNode;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Component;

/** Tells the server address to put into an encoder. */
@Component
class EncoderAddress {

    private final MediaNode node;

    EncoderAddress(MediaNode node) {
        this.node = node;
    }

    /** The host is the one the seller reached this page by. */
    String of(HttpServletRequest request) {
        String host = request.getServerName();
        // An IPv6 address comes with or without its brackets, as the server likes.
        String bracketed = host.contains(":") && !host.startsWith("[") ? "[" + host + "]" : host;
        return "rtmp://" + bracketed + ":" + node.rtmpPort() + "/" + node.application();
    }
}
