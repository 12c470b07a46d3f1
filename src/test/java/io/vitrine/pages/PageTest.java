package io.vitrine.pages;

import io.vitrine.DataFolder;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.context.ContextConfiguration;

/** Tests pages through the whole filter chain; all such tests share one context. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        classes = PagesApplication.class,
        properties = {
            "spring.datasource.url=jdbc:h2:mem:pages;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DB_CLOSE_DELAY=-1",
            "spring.flyway.enabled=false",
            "spring.modulith.runtime.flyway-enabled=false",
            "spring.sql.init.mode=always",
            "spring.sql.init.schema-locations=classpath*:db/migration/*/V*.sql",
            // The ticker would tell of products in the midst of a test.
            "vitrine.stage.stock-interval=1h",
            "vitrine.channels.master-secret=only-for-tests-only-for-tests-only-for-tests"
        })
@AutoConfigureMockMvc
@ContextConfiguration(initializers = PageTest.Data.class)
public @interface PageTest {

    /** Puts the data folder where it is removed after the run. */
    class Data implements ApplicationContextInitializer<ConfigurableApplicationContext> {

        @Override
        public void initialize(ConfigurableApplicationContext context) {
            TestPropertyValues.of("vitrine.data=" + DataFolder.create()).applyTo(context);
        }
    }
}
