package io.vitrine.pages;

import io.vitrine.nodes.NodeConfigurations;
import io.vitrine.support.StubPlayback;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.persistence.autoconfigure.EntityScan;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;
import org.springframework.data.jpa.repository.config.EnableJpaRepositories;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;

/**
 * The pages with real security, accounts, channels and broadcasts; the media plane is fake.
 *
 * <p>It has no stereotype, so that other tests do not find it when they scan.
 */
@Import(Stage.class)
@EnableAutoConfiguration(excludeName = PagesApplication.MODULITH)
@EntityScan({
    "io.vitrine.accounts",
    "io.vitrine.channels",
    "io.vitrine.broadcasts",
    "io.vitrine.shop",
    "io.vitrine.offers",
    "io.vitrine.waitlist",
    "io.vitrine.stage"
})
@EnableJpaRepositories({
    "io.vitrine.accounts",
    "io.vitrine.channels",
    "io.vitrine.broadcasts",
    "io.vitrine.shop",
    "io.vitrine.offers",
    "io.vitrine.waitlist",
    "io.vitrine.stage"
})
@ConfigurationPropertiesScan({
    "io.vitrine.accounts",
    "io.vitrine.instances",
    "io.vitrine.channels",
    "io.vitrine.broadcasts",
    "io.vitrine.shop",
    "io.vitrine.offers",
    "io.vitrine.waitlist",
    "io.vitrine.stage",
    "io.vitrine.vault",
    "io.vitrine.stripe",
    "io.vitrine.monitoring",
    "io.vitrine.api",
    "io.vitrine.webhooks"
})
@ComponentScan(
        basePackages = "io.vitrine",
        excludeFilters =
                @Filter(
                        type = FilterType.REGEX,
                        pattern = {
                            "io\\.vitrine\\.(?!accounts\\.|instances\\.|vault\\.|stripe\\.|channels\\.|broadcasts\\.|shop\\.|offers\\.|waitlist\\.|orderletters\\.|stage\\.|analytics\\.|catalogue\\.|studio\\.|console\\.|showroom\\.|tokens\\.|api\\.|polls\\.|runsheet\\.|overlays\\.|playbackkeys\\.|webhooks\\.|monitoring\\.|limits\\.|profiles\\.|process\\.LocalPrograms|configurations\\.)[a-z].*",
                            "io\\.vitrine\\.VitrineApplication",
                            "io\\.vitrine\\.Test.*",
                            ".*Tests(\\$.*)?"
                        }))
public class PagesApplication {

    /** It would look for the modules of an application that this one is not. */
    static final String MODULITH =
            "org.springframework.modulith.runtime.autoconfigure.SpringModulithRuntimeAutoConfiguration";

    @Bean
    NodeConfigurations configurations() {
        return new FakeConfigurations();
    }

    @Bean
    TaskScheduler scheduler() {
        return new ThreadPoolTaskScheduler();
    }

    @Bean
    StubPlayback playback() {
        return new StubPlayback();
    }

    @Bean
    FakeMedia media() {
        return new FakeMedia();
    }
}
