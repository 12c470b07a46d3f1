package io.vitrine.nodes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The ports that an administrator has chosen, in a file for whoever starts the application: that they are free is looked
 * for before there is a database to ask.
 *
 * @param rtmp for encoders
 * @param http for browsers
 */
record ChosenPorts(int rtmp, int http) {

    private static final Logger log = LoggerFactory.getLogger(ChosenPorts.class);

    /** What was chosen, or else what the settings say. */
    static ChosenPorts read(NodesSettings settings) {
        Path file = file(settings);
        if (!Files.isReadable(file)) {
            return new ChosenPorts(settings.rtmpPort(), settings.httpPort());
        }
        try {
            Map<String, Integer> ports = Files.readAllLines(file, StandardCharsets.US_ASCII).stream()
                    .filter(line -> line.matches("[a-z_]+=[0-9]{1,5}"))
                    .map(line -> line.split("=", 2))
                    .collect(
                            Collectors.toMap(pair -> pair[0], pair -> Integer.valueOf(pair[1]), (one, other) -> other));
            return new ChosenPorts(
                    ports.getOrDefault("rtmp_port", settings.rtmpPort()),
                    ports.getOrDefault("http_port", settings.httpPort()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes them, or removes the file where they are those of the settings. */
    static void write(NodesSettings settings, NodeOptions options) {
        Path file = file(settings);
        try {
            if (options.rtmpPort() == settings.rtmpPort() && options.httpPort() == settings.httpPort()) {
                Files.deleteIfExists(file);
            } else {
                PrivateFiles.write(
                        file, "rtmp_port=" + options.rtmpPort() + "\nhttp_port=" + options.httpPort() + "\n");
            }
        } catch (IOException e) {
            // nginx runs with them already: who starts the next run looks at the ports of the settings then.
            log.warn("The ports that both nginx have could not be written into {}", file, e);
        }
    }

    private static Path file(NodesSettings settings) {
        return settings.data().resolve("nginx").resolve("ports");
    }
}
