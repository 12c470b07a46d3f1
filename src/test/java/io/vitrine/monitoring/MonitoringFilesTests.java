package io.vitrine.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Has Prometheus' own tool judge the files of docs/monitoring. That all metrics in them exist, MonitoredShowTests tells. */
class MonitoringFilesTests {

    @Test
    void alertsWhenCheckedAreRulesThatPrometheusLoads() {
        Promtool.run("check", "rules", "alerts.yml");
    }

    @Test
    void alertsWhenTestedFireAndStayQuietAsTheyShould() throws IOException {
        Promtool.run("test", "rules", "alerts.test.yml");
        String tests = Files.readString(MonitoringFiles.FOLDER.resolve("alerts.test.yml"));
        List<String> alerts = Pattern.compile("- alert: (\\w+)")
                .matcher(Files.readString(MonitoringFiles.FOLDER.resolve("alerts.yml")))
                .results()
                .map((MatchResult match) -> match.group(1))
                .toList();
        assertThat(alerts)
                .hasSizeGreaterThan(10)
                .allSatisfy(alert -> assertThat(tests).contains(alert));
    }

    @Test
    void dashboardWhenReadHoldsQueriesThatPrometheusUnderstands(@TempDir Path folder) throws IOException {
        List<String> queries = MonitoringFiles.dashboardQueries();
        assertThat(queries).hasSizeGreaterThan(30);
        StringBuilder rules = new StringBuilder("groups:\n- name: dashboard\n  rules:\n");
        for (int i = 0; i < queries.size(); i++) {
            rules.append("  - record: query")
                    .append(i)
                    .append("\n    expr: '")
                    .append(queries.get(i))
                    .append("'\n");
        }
        Path file = folder.resolve("queries.yml");
        Files.writeString(file, rules);
        Promtool.run("check", "rules", file.toString());
    }
}
