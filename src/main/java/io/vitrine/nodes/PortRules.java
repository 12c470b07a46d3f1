package io.vitrine.nodes;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Looks whether ports that an administrator chooses can be had; {@code nginx -t} does not try to listen. */
final class PortRules {

    private PortRules() {}

    /** @param held what both nginx listen on now; what waits is not among them */
    static List<String> problems(NodesSettings settings, Set<Integer> held, NodeOptions next) {
        List<String> problems = new ArrayList<>();
        for (int port : ports(next)) {
            if (settings.internalPorts().contains(port)) {
                problems.add("Port " + port + " is one of Vitrine's own on loopback");
            } else if (!held.contains(port)) {
                try {
                    Preflight.free(port == next.rtmpPort() ? settings.rtmpBind() : settings.httpBind(), port, "it");
                } catch (NodeException e) {
                    problems.add(e.getMessage());
                }
            }
        }
        return problems;
    }

    /** What an nginx with this configuration listens on. */
    static Stream<Integer> heldBy(String configuration) {
        try {
            return ConfigurationParser.parse(configuration)
                    .all()
                    .filter(directive -> directive.name().equals("listen"))
                    .flatMap(listen -> listen.port().stream());
        } catch (MalformedConfigurationException e) {
            return Stream.empty();
        }
    }

    private static Set<Integer> ports(NodeOptions options) {
        Set<Integer> ports = new LinkedHashSet<>(List.of(options.rtmpPort(), options.httpPort()));
        if (options.tls() != null) {
            ports.add(options.tls().port());
        }
        return ports;
    }
}
