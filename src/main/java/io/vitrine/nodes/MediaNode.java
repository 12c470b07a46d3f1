package io.vitrine.nodes;

import io.vitrine.shared.Secret;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Where the parts of this machine's media plane are found. */
public interface MediaNode {

    /** What people call it: the name of the machine. */
    String name();

    /** The RTMP application that sellers publish to, and its name in {@code rtmp_stat} and {@code rtmp_control}. */
    String application();

    /** The port of RTMP, for the address a seller copies into the encoder. */
    int rtmpPort();

    /** From where FFmpeg pulls a stream, on loopback: {@code rtmp://127.0.0.1:<port>/<application>/<name>}. */
    String pullAddress(String streamName);

    /** {@code rtmp_stat}, on loopback. */
    URI stat();

    /** {@code rtmp_control}, on loopback, without a trailing slash. */
    URI control();

    /** The socket that nginx-rtmp calls the application on; empty without a media plane. */
    Optional<Path> callbackSocket();

    /** What nginx-rtmp sends as {@code s} with every callback; kept over restarts, since its configuration is static. */
    Secret callbackSecret();

    /** Tells one run of the ingest nginx from the next; empty while it does not run. */
    Optional<String> ingestBoot();

    /**
     * Asks both nginx whether they answer, which takes up to two seconds for each that does not.
     *
     * @return by name, {@code ingest} and {@code edge}; empty without a media plane
     */
    Map<String, Boolean> answering();
}
