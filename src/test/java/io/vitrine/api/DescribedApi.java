package io.vitrine.api;

import io.vitrine.pages.PageTest;
import io.vitrine.pages.PagesApplication;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

/** Runs the API on a port, with springdoc to write down what it can do. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        classes = PagesApplication.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.datasource.url=jdbc:h2:mem:description;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DB_CLOSE_DELAY=-1",
            "spring.flyway.enabled=false",
            "spring.modulith.runtime.flyway-enabled=false",
            "spring.sql.init.mode=always",
            "vitrine.vault.master-secret=only-for-tests-only-for-tests-only-for-tests",
            "springdoc.api-docs.enabled=true",
            "springdoc.api-docs.path=/live/described",
            "springdoc.paths-to-match=/api/v1/**",
            "springdoc.writer-with-order-by-keys=true",
            "vitrine.api.description=true"
        })
@AutoConfigureMockMvc
@ContextConfiguration(initializers = PageTest.Data.class)
@Import({Descriptions.class, Programs.class})
@interface DescribedApi {}
