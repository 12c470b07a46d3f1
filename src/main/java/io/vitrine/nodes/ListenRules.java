package io.vitrine.nodes;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Rules about where servers listen. */
final class ListenRules implements ConfigurationCheck.Rules {

    /** These know no password. */
    private static final Set<String> LOOPBACK_ONLY =
            Set.of("rtmp_stat", "rtmp_control", "nchan_publisher", "nchan_pubsub", "stub_status");

    @Override
    public Stream<Problem> problems(Directive configuration) {
        List<Listen> all = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        for (String protocol : List.of("rtmp", "http", "stream")) {
            configuration.children(protocol).stream()
                    .flatMap(block -> block.children("server").stream())
                    .forEach(server -> {
                        List<Listen> mine = listens(protocol, server);
                        for (Listen listen : mine) {
                            all.stream()
                                    .filter(listen::clashes)
                                    .findFirst()
                                    .ifPresent(first -> problems.add(listen.directive.problem(
                                            "port " + listen.port + " is taken by line " + first.directive.line())));
                            all.add(listen);
                        }
                        exposed(server, mine).forEach(problems::add);
                    });
        }
        return problems.stream();
    }

    private static List<Listen> listens(String protocol, Directive server) {
        String names = server.children("server_name").stream()
                .flatMap(d -> d.arguments().stream())
                .sorted()
                .collect(Collectors.joining(" "));
        return server.children("listen").stream()
                .map(d -> Listen.of(protocol, names, d))
                .toList();
    }

    private static Stream<Problem> exposed(Directive server, List<Listen> listens) {
        boolean loopback = !listens.isEmpty() && listens.stream().allMatch(Listen::isLoopback);
        return loopback
                ? Stream.empty()
                : server.all()
                        .filter(d -> LOOPBACK_ONLY.contains(d.name()))
                        .map(d -> d.problem(d.name() + " asks for no password and may listen on loopback only"));
    }

    /** One {@code listen} of one server; servers of one address may share it if their names differ. */
    private record Listen(String protocol, String names, String host, String port, Directive directive) {

        static Listen of(String protocol, String names, Directive directive) {
            String value = directive.value();
            int colon = value.lastIndexOf(':');
            boolean portOnly = value.matches("[0-9]+");
            boolean hasPort = colon > value.lastIndexOf(']');
            String host = portOnly ? "*" : hasPort ? value.substring(0, colon) : value;
            String port = portOnly ? value : hasPort ? value.substring(colon + 1) : "80";
            return new Listen(protocol, names, host.equals("0.0.0.0") ? "*" : host, port, directive);
        }

        boolean clashes(Listen other) {
            boolean meets = port.equals(other.port)
                    && family().equals(other.family())
                    && (host.equals(other.host) || host.equals("*") || other.host.equals("*"));
            boolean shares = protocol.equals("http")
                    && other.protocol.equals("http")
                    && host.equals(other.host)
                    && !names.equals(other.names);
            return meets && !shares;
        }

        boolean isLoopback() {
            return host.equals("127.0.0.1") || host.equals("[::1]") || host.startsWith("unix");
        }

        private String family() {
            return host.startsWith("[") ? "6" : "4";
        }
    }
}
