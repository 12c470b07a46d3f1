package io.vitrine.ingest;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vitrine.support.StubLimits;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Ingest with a real reader of statistics; what lies below it is kept in memory. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
@EnableConfigurationProperties(IngestSettings.class)
@ComponentScan("io.vitrine.ingest")
@ComponentScan(
        basePackages = "io.vitrine.nodes",
        useDefaultFilters = false,
        includeFilters = @Filter(type = FilterType.REGEX, pattern = "io\\.vitrine\\.nodes\\.RtmpStat"))
class IngestApplication {

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    MeterRegistry metrics() {
        return new SimpleMeterRegistry();
    }

    @Bean
    StubLimits limits() {
        return new StubLimits();
    }

    @Bean
    FakeShop shop() {
        return new FakeShop();
    }

    @Bean
    FakeSessions sessions(FakeShop shop, Clock clock) {
        return new FakeSessions(shop, clock);
    }

    @Bean
    RtmpNginx nginx() {
        return new RtmpNginx();
    }
}
