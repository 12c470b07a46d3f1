package io.vitrine.pages;

import io.vitrine.DataFolder;
import io.vitrine.support.FakeStripe;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.test.context.ContextConfiguration;

/** Tests pages through the whole filter chain; all such tests share one context. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        classes = PagesApplication.class,
        properties = {
            "vitrine.offers.interval=1h",
            "vitrine.waitlist.interval=1h",
            "vitrine.webhooks.interval=1h",
            "vitrine.webhooks.allowed-networks=127.0.0.0/8",
            // Tests look when they want to.
            "vitrine.monitoring.interval=1h",
            "spring.datasource.url=jdbc:h2:mem:pages;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DB_CLOSE_DELAY=-1",
            "spring.flyway.enabled=false",
            "spring.modulith.runtime.flyway-enabled=false",
            "spring.sql.init.mode=always",
            // The ticker would tell of products in the midst of a test.
            "vitrine.stage.stock-interval=1h",
            "vitrine.vault.master-secret=only-for-tests-only-for-tests-only-for-tests"
        })
@AutoConfigureMockMvc
@ContextConfiguration(initializers = PageTest.Data.class)
public @interface PageTest {

    /** Puts the data folder where it is removed after the run, and names the migrations in the order of their numbers. */
    class Data implements ApplicationContextInitializer<ConfigurableApplicationContext> {

        @Override
        public void initialize(ConfigurableApplicationContext context) {
            TestPropertyValues.of(
                            "vitrine.data=" + DataFolder.create(),
                            "vitrine.stripe.api=" + FakeStripe.address(),
                            "spring.sql.init.schema-locations=" + String.join(",", migrations()))
                    .applyTo(context);
        }

        /** A pattern would be in the order of letters, in which V10 comes before V2. */
        private static List<String> migrations() {
            try {
                return Arrays.stream(new PathMatchingResourcePatternResolver()
                                .getResources("classpath*:db/migration/*/V*.sql"))
                        .sorted(Comparator.comparingInt(Data::number))
                        .map(Data::address)
                        .toList();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static int number(Resource migration) {
            String name = Objects.requireNonNull(migration.getFilename());
            return Integer.parseInt(name.substring(1, name.indexOf("__")));
        }

        private static String address(Resource migration) {
            try {
                return migration.getURL().toString();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
