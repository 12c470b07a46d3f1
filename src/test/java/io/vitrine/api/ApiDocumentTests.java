package io.vitrine.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.vitrine.MutableClock;
import io.vitrine.broadcasts.BroadcastView;
import io.vitrine.pages.Person;
import io.vitrine.pages.Stage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Does what {@code docs/api.md} tells people to do. */
@ApiTest
class ApiDocumentTests {

    private static final Path FILE = Path.of("docs/api.md");
    private static final Pattern CURL = Pattern.compile("(?m)^curl (?:.*\\\\\\n)*.*$");
    private static final Pattern ADDRESS = Pattern.compile("\"\\$SITE([^\"]*)\"");
    private static final Pattern HEADER = Pattern.compile("-H [\"']([^:]+): ([^\"']+)[\"']");
    private static final Pattern BODY = Pattern.compile("(?s)-d '([^']*)'");

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Programs programs;

    @Autowired
    Stage stage;

    @Autowired
    MutableClock clock;

    @Test
    void commandsWhenTypedWorkAsWritten() throws IOException {
        clock.advance(Duration.ofMinutes(10));
        Person shop = programs.shop();
        BroadcastView show = stage.live(stage.channel(shop));
        String bearer = programs.bearer(shop).substring("Bearer ".length());
        List<String> wrong = new ArrayList<>();
        List<MatchResult> commands =
                CURL.matcher(Files.readString(FILE)).results().toList();
        assertThat(commands).hasSizeGreaterThan(4);
        for (MatchResult command : commands) {
            String typed = command.group()
                    .replace("$TOKEN", bearer)
                    .replace("$SHOW", show.publicId().value());
            MvcTestResult answer = type(typed);
            int status = answer.getResponse().getStatus();
            // One of them shows what is answered without a token.
            if (typed.contains("Authorization") ? status >= 400 : status != 401) {
                wrong.add(typed + ": " + answer.getResponse().getContentAsString());
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void operationsAreAllWrittenAbout() throws IOException {
        String document = Files.readString(FILE);
        assertThat(Contract.of(Files.readString(DescriptionTests.FILE)).operations().stream()
                        .map(Operation::path)
                        .map(path -> path.replace("/api/v1", ""))
                        .filter(path -> !document.contains(path))
                        .toList())
                .isEmpty();
    }

    private MvcTestResult type(String command) {
        Matcher address = ADDRESS.matcher(command);
        assertThat(address.find()).as(command).isTrue();
        var request = mvc.method(command.contains("-X POST") ? HttpMethod.POST : HttpMethod.GET)
                .uri(address.group(1));
        HEADER.matcher(command).results().forEach(header -> request.header(header.group(1), header.group(2)));
        Matcher body = BODY.matcher(command);
        if (body.find()) {
            request.content(body.group(1));
        }
        return request.exchange();
    }
}
