package io.vitrine.monitoring;

import java.util.List;
import java.util.Locale;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.web.DefaultSecurityFilterChain;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;

/** Puts what was found where programs ask for it: {@code /actuator/health} and {@code /actuator/prometheus}. */
@Configuration(proxyBeanMethods = false)
class MonitoringConfiguration {

    private final Monitoring monitoring;
    private final MessageSource messages;

    MonitoringConfiguration(Monitoring monitoring, MessageSource messages) {
        this.monitoring = monitoring;
        this.messages = messages;
    }

    @Bean
    @Order(1)
    SecurityFilterChain metrics(MonitoringSettings settings) {
        return new DefaultSecurityFilterChain(
                PathPatternRequestMatcher.withDefaults().matcher("/actuator/prometheus"),
                List.of(new MetricsGate(settings.token())));
    }

    @Bean
    HealthIndicator databaseHealthIndicator() {
        return () -> health(Watched.DATABASE);
    }

    @Bean
    HealthIndicator ingestHealthIndicator() {
        return () -> health(Watched.INGEST);
    }

    @Bean
    HealthIndicator edgeHealthIndicator() {
        return () -> health(Watched.EDGE);
    }

    @Bean
    HealthIndicator diskHealthIndicator() {
        return () -> health(Watched.DISK);
    }

    @Bean
    HealthIndicator transcodingHealthIndicator() {
        return () -> health(Watched.TRANSCODING);
    }

    @Bean
    HealthIndicator mailHealthIndicator() {
        return () -> health(Watched.MAIL);
    }

    @Bean
    HealthIndicator monitoringHealthIndicator() {
        return () -> health(Watched.MONITORING);
    }

    private Health health(Watched of) {
        Report report = monitoring.report();
        List<Finding> findings = report.findings(of);
        Health.Builder health = Health.status(report.condition(of).name());
        if (!findings.isEmpty()) {
            health.withDetail(
                    "findings",
                    findings.stream()
                            .map(finding ->
                                    messages.getMessage(finding.code(), finding.messageArguments(), Locale.ENGLISH))
                            .toList());
        }
        return health.build();
    }
}
