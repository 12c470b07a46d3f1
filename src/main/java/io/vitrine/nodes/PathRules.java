package io.vitrine.nodes;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Rules about folders that nginx owns, and about locations. */
final class PathRules implements ConfigurationCheck.Rules {

    /** Each deletes or overwrites what it finds there. */
    private static final Set<String> OWNED = Set.of(
            "hls_path",
            "dash_path",
            "record_path",
            "proxy_cache_path",
            "client_body_temp_path",
            "proxy_temp_path",
            "fastcgi_temp_path",
            "uwsgi_temp_path",
            "scgi_temp_path");

    @Override
    public Stream<Problem> problems(Directive configuration) {
        return Stream.of(overlaps(configuration), missing(configuration), locations(configuration))
                .flatMap(problems -> problems);
    }

    private static Stream<Problem> overlaps(Directive configuration) {
        List<Directive> owned = configuration
                .all()
                .filter(d -> OWNED.contains(d.name()) && !d.value().isEmpty())
                .toList();
        List<Problem> problems = new ArrayList<>();
        for (int later = 1; later < owned.size(); later++) {
            for (int earlier = 0; earlier < later; earlier++) {
                Path one = path(owned.get(earlier));
                Path other = path(owned.get(later));
                if (one.startsWith(other) || other.startsWith(one)) {
                    problems.add(owned.get(later)
                            .problem(owned.get(later).name() + " overlaps the "
                                    + owned.get(earlier).name() + " of line "
                                    + owned.get(earlier).line()));
                }
            }
        }
        return problems.stream();
    }

    private static Path path(Directive directive) {
        return Path.of(directive.value()).toAbsolutePath().normalize();
    }

    private static Stream<Problem> missing(Directive configuration) {
        return configuration
                .all()
                .filter(d -> d.name().equals("record_path"))
                .filter(d -> !Files.isDirectory(path(d)))
                .map(d -> d.problem("record_path is no folder: recordings would be lost"));
    }

    private static Stream<Problem> locations(Directive configuration) {
        return configuration.all().filter(d -> d.name().equals("server")).flatMap(PathRules::locationsOf);
    }

    /** nginx refuses equal prefixes by itself; of two equal patterns it silently never asks the second. */
    private static Stream<Problem> locationsOf(Directive server) {
        Map<List<String>, Integer> seen = new HashMap<>();
        Set<Problem> problems = new HashSet<>();
        for (Directive location : server.children("location")) {
            Integer first = seen.putIfAbsent(location.arguments(), location.line());
            if (first != null) {
                problems.add(location.problem("the location of line " + first + " again"));
            }
        }
        return problems.stream();
    }
}
