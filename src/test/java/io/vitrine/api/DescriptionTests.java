package io.vitrine.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.vitrine.pages.PageTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Holds the description of the API to its controllers: it is written here, so that no application has to. */
@PageTest
@Import(DescriptionTests.Title.class)
@TestPropertySource(
        properties = {
            "spring.datasource.url=jdbc:h2:mem:description;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DB_CLOSE_DELAY=-1",
            "springdoc.api-docs.enabled=true",
            "springdoc.api-docs.path=/live/described",
            "springdoc.paths-to-match=/api/v1/**",
            "springdoc.writer-with-order-by-keys=true",
            "vitrine.api.description=true"
        })
class DescriptionTests {

    private static final Path FILE = Path.of("src/main/resources", Description.RESOURCE);

    @Autowired
    MockMvcTester mvc;

    /** Run with {@code -Dvitrine.docs=write} to bring it up to date. */
    @Test
    void descriptionWhenComparedIsWhatTheCodeSays() throws IOException {
        JsonMapper json =
                JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
        String said =
                mvc.get().uri("/live/described").exchange().getResponse().getContentAsString(StandardCharsets.UTF_8);
        String wanted = json.writeValueAsString(json.readTree(said)) + "\n";
        assertThat(wanted).contains("/api/v1/broadcasts/{id}/events", "EventRequest");
        if ("write".equals(System.getProperty("vitrine.docs"))) {
            Files.writeString(FILE, wanted);
        }
        assertThat(Files.readString(FILE))
                .as("%s; run ./vitrine test -Dtest=DescriptionTests -Dvitrine.docs=write", FILE)
                .isEqualTo(wanted);
        assertThat(mvc.get().uri(Description.ADDRESS)).hasStatusOk().bodyText().contains("\"openapi\"");
    }

    @TestConfiguration(proxyBeanMethods = false)
    static class Title {

        @Bean
        OpenAPI title() {
            return new OpenAPI()
                    .info(new Info().title("Vitrine").version("1"))
                    .components(new Components()
                            .addSecuritySchemes(
                                    "token",
                                    new SecurityScheme()
                                            .type(SecurityScheme.Type.HTTP)
                                            .scheme("bearer")))
                    .addSecurityItem(new SecurityRequirement().addList("token"));
        }
    }
}
