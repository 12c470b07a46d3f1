package io.vitrine.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Holds the description of the API to its controllers: it is written here, so that no application has to. */
@DescribedApi
class DescriptionTests {

    static final Path FILE = Path.of("src/main/resources", Description.RESOURCE);

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
}
