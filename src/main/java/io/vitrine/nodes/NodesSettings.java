package io.vitrine.nodes;

import java.net.InetAddress;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of this machine's media plane.
 *
 * @param mode who starts and stops the two nginx
 * @param data the folder of everything that Vitrine writes
 * @param program the nginx program, by name or path
 * @param rtmpBind the address that encoders connect to
 * @param rtmpPort the port that encoders connect to
 * @param httpBind the address that browsers connect to
 * @param httpPort the port that browsers connect to
 * @param controlPort of the ingest nginx on loopback: what it carries, and the way to disconnect it
 * @param publisherPort of the edge nginx on loopback: where the application publishes to viewers
 * @param applicationPort of the application on loopback
 * @param peerPort of the other instance of the application on this machine; 0 if there is none
 * @param publishers how many encoders may be connected at once
 * @param connections how many connections each worker of the edge keeps
 * @param https how the edge is reached over https, if there is a certificate
 */
@ConfigurationProperties("vitrine.nodes")
record NodesSettings(
        @DefaultValue("managed") Mode mode,
        @DefaultValue("var") Path data,
        @DefaultValue("nginx") String program,
        @DefaultValue("0.0.0.0") InetAddress rtmpBind,
        @DefaultValue("1935") int rtmpPort,
        @DefaultValue("0.0.0.0") InetAddress httpBind,
        @DefaultValue("8080") int httpPort,
        @DefaultValue("1936") int controlPort,
        @DefaultValue("8082") int publisherPort,
        @DefaultValue("8081") int applicationPort,
        @DefaultValue("0") int peerPort,
        @DefaultValue("4000") int publishers,
        @DefaultValue("8192") int connections,
        @DefaultValue Https https) {

    private static final int MOST_CONNECTIONS = 1_000_000;
    /** nginx-rtmp's own. */
    private static final int CHUNK_SIZE = 4096;
    /** A connection that is gone without a word is noticed within twice this. */
    private static final int PING_SECONDS = 10;

    NodesSettings {
        data = data.toAbsolutePath().normalize();
        if (mode != Mode.NONE) {
            Set<Integer> ports = new HashSet<>();
            for (int port : servers(peerPort, rtmpPort, httpPort, controlPort, publisherPort, applicationPort)) {
                require(port > 0 && port < 65_536, "A port is a number from 1 to 65535, not " + port);
                require(ports.add(port), "Port " + port + " is given to two of Vitrine's servers");
            }
        }
        require(publishers > 0 && publishers <= MOST_CONNECTIONS, "vitrine.nodes.publishers is out of range");
        require(connections >= 64 && connections <= MOST_CONNECTIONS, "vitrine.nodes.connections is out of range");
    }

    /** What holds until an administrator chooses otherwise. */
    NodeOptions options() {
        return new NodeOptions(
                rtmpPort,
                httpPort,
                CHUNK_SIZE,
                publishers,
                PING_SECONDS,
                connections,
                https.certificate().isEmpty()
                        ? null
                        : new NodeOptions.Tls(https.certificate(), https.key(), https.port(), https.only()),
                List.of());
    }

    private static List<Integer> servers(int peer, Integer... others) {
        return Stream.concat(Stream.of(others), Stream.of(peer).filter(port -> port != 0))
                .toList();
    }

    /** Of all instances of the application, in one order for all of them: which of them renders makes no difference. */
    List<Integer> applicationPorts() {
        return servers(peerPort, applicationPort).stream().sorted().toList();
    }

    /** Those of Vitrine's own servers on loopback, which nobody chooses otherwise. */
    Set<Integer> internalPorts() {
        return Set.copyOf(servers(peerPort, controlPort, publisherPort, applicationPort));
    }

    private static void require(boolean condition, String otherwise) {
        if (!condition) {
            throw new IllegalArgumentException(otherwise);
        }
    }

    /** Who starts and stops the two nginx. */
    enum Mode {
        /** The application: they are its own, with their files in the data folder. */
        MANAGED,
        /** Somebody else, such as systemd: the application writes their configuration and has them load it. */
        SUPERVISED,
        /** Nobody: the application runs without a media plane, as in most tests. */
        NONE
    }

    /**
     * How browsers connect over https.
     *
     * @param certificate the path of the chain (PEM); empty without https
     * @param key the path of its key
     * @param port that browsers connect to
     * @param only whether those who come over http are sent to https
     */
    record Https(
            @DefaultValue("") String certificate,
            @DefaultValue("") String key,
            @DefaultValue("8443") int port,
            @DefaultValue("true") boolean only) {}
}
