package io.vitrine.stage;

import io.vitrine.MutableClock;
import java.time.Instant;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/** Gives the stage a clock that a test moves, and viewers who only listen. */
@TestConfiguration(proxyBeanMethods = false)
class StageTestConfiguration {

    @Bean
    @Primary
    MutableClock mutableClock() {
        return new MutableClock(Instant.parse("2026-05-04T10:00:00Z"));
    }

    @Bean
    @Primary
    FakeFeed fakeFeed() {
        return new FakeFeed();
    }
}
