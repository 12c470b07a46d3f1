package io.vitrine.nodes;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Rules about processes and connections. */
final class MainRules implements ConfigurationCheck.Rules {

    @Override
    public Stream<Problem> problems(Directive configuration) {
        Stream<Problem> connections = configuration
                .all()
                .filter(d -> List.of("worker_connections", "max_connections").contains(d.name()))
                .filter(d -> d.value().equals("0"))
                .map(d -> d.problem(d.name() + " 0 lets nobody in"));
        return Stream.concat(connections, rtmp(configuration));
    }

    private static Stream<Problem> rtmp(Directive configuration) {
        Optional<Directive> rtmp = configuration.child("rtmp");
        if (rtmp.isEmpty()) {
            return Stream.empty();
        }
        Stream<Problem> workers = configuration
                .child("worker_processes")
                .filter(d -> !d.value().equals("1"))
                .map(d -> d.problem("RTMP needs worker_processes 1: each worker knows only its own streams"))
                .stream();
        Stream<Problem> push = configuration
                .child("rtmp_auto_push")
                .filter(d -> !d.value().equals("off"))
                .map(d -> d.problem("rtmp_auto_push hands out streams before their publisher is let in"))
                .stream();
        return Stream.concat(workers, push);
    }
}
