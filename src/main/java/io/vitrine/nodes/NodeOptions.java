package io.vitrine.nodes;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an administrator chooses of the two nginx. Only numbers, words and paths of these kinds reach their files.
 *
 * @param rtmpPort the port that encoders connect to
 * @param httpPort the port that browsers connect to
 * @param chunkSize the longest piece of a message that the ingest sends, bytes (nginx-rtmp's {@code chunk_size})
 * @param publishers how many encoders may be connected at once; {@code max_connections} is twice this, since FFmpeg
 *     fetches each of their streams
 * @param pingSeconds after how many seconds without a word from an encoder it is asked whether it is there, and after how
 *     many more it is given up ({@code ping}, {@code ping_timeout})
 * @param connections how many connections each worker of the edge keeps ({@code worker_connections})
 * @param tls for https; null without
 * @param applications of nginx-rtmp beside that of the sellers
 */
public record NodeOptions(
        int rtmpPort,
        int httpPort,
        int chunkSize,
        int publishers,
        int pingSeconds,
        int connections,
        @Nullable Tls tls,
        List<RtmpApplication> applications) {

    private static final int MOST_APPLICATIONS = 20;
    private static final int LAST_PORT = 65_535;

    /** @throws NodeOptionsException naming the first field that cannot be */
    public NodeOptions {
        range("rtmpPort", rtmpPort, 1, LAST_PORT);
        range("httpPort", httpPort, 1, LAST_PORT);
        range("chunkSize", chunkSize, 128, 65_536);
        range("publishers", publishers, 1, 100_000);
        range("pingSeconds", pingSeconds, 1, 60);
        range("connections", connections, 64, 1_000_000);
        applications = List.copyOf(applications);
        range("applications", applications.size(), 0, MOST_APPLICATIONS);
        Set<Integer> ports = new HashSet<>(Set.of(rtmpPort));
        once(ports, "httpPort", httpPort);
        if (tls != null) {
            once(ports, "tlsPort", tls.port());
        }
        Set<String> names = new HashSet<>(Set.of(ConfigurationRenderer.APPLICATION));
        for (int i = 0; i < applications.size(); i++) {
            String name = applications.get(i).name();
            if (!names.add(name)) {
                throw new NodeOptionsException("applications[" + i + "].name", "configuration.name.taken", name);
            }
        }
    }

    static void range(String field, int value, int least, int most) {
        if (value < least || value > most) {
            throw new NodeOptionsException(field, "configuration.range", least + "–" + most);
        }
    }

    private static void once(Set<Integer> ports, String field, int port) {
        if (!ports.add(port)) {
            throw new NodeOptionsException(field, "configuration.port.twice", Integer.toString(port));
        }
    }

    public List<String> applicationNames() {
        return applications.stream().map(RtmpApplication::name).toList();
    }

    /**
     * How the edge is reached over https, with HTTP/2.
     *
     * @param certificate the path of the chain, as PEM ({@code ssl_certificate})
     * @param key the path of its key, which the edge can read ({@code ssl_certificate_key})
     * @param port usually 443
     * @param only whether who comes over http is sent to https; this machine itself never is
     */
    public record Tls(String certificate, String key, int port, boolean only) {

        private static final int LONGEST_PATH = 200;

        public Tls {
            path("tlsCertificate", certificate);
            path("tlsKey", key);
            range("tlsPort", port, 1, LAST_PORT);
        }

        private static void path(String field, String path) {
            if (path.length() > LONGEST_PATH || !ConfigurationPath.isHarmless(path)) {
                throw new NodeOptionsException(field, "configuration.path", path);
            }
        }

        /** What follows the host's name in an address; nothing for the usual port. */
        public String suffix() {
            return port == 443 ? "" : ":" + port;
        }
    }
}
