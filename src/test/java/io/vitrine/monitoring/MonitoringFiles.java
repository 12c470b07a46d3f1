package io.vitrine.monitoring;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What docs/monitoring asks Prometheus for. */
public final class MonitoringFiles {

    static final Path FOLDER = Path.of("docs/monitoring").toAbsolutePath();

    private static final Pattern NAME =
            Pattern.compile("\\b(?:vitrine|http|hikaricp|jvm|logback|process|system)_[a-z0-9_]+");

    private MonitoringFiles() {}

    /** The names of all metrics in the alert rules, the dashboard and the table for readers. */
    public static Set<String> metrics() {
        Set<String> names = new TreeSet<>();
        List<String> texts = new ArrayList<>(dashboardQueries());
        texts.add(read("alerts.yml"));
        texts.add(read("README.md"));
        texts.forEach(text -> NAME.matcher(text)
                .results()
                .map((MatchResult match) -> match.group())
                .forEach(names::add));
        return names;
    }

    /** For one machine and all of them, as Grafana would ask. */
    static List<String> dashboardQueries() {
        JsonNode dashboard = JsonMapper.builder().build().readTree(read("dashboard.json"));
        return dashboard
                .path("panels")
                .valueStream()
                .flatMap(panel -> panel.path("targets").valueStream())
                .map(target -> target.path("expr").asString().replace("$instance", ".*"))
                .toList();
    }

    private static String read(String file) {
        try {
            return Files.readString(FOLDER.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
