package io.vitrine.api;

import static io.vitrine.api.ProductsControllerTests.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import io.vitrine.MutableClock;
import io.vitrine.channels.ChannelView;
import io.vitrine.channels.KeySlot;
import io.vitrine.channels.KeyVerdict;
import io.vitrine.channels.StreamKeys;
import io.vitrine.channels.StreamKeys.Presented;
import io.vitrine.pages.Person;
import io.vitrine.pages.Stage;
import io.vitrine.shared.Secret;
import io.vitrine.tokens.Scope;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Keeps channels and replaces stream keys as a shop's program does. */
@ApiTest
@ExtendWith(OutputCaptureExtension.class)
class ChannelsControllerTests {

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Programs programs;

    @Autowired
    Stage stage;

    @Autowired
    StreamKeys keys;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    MutableClock clock;

    @SuppressWarnings("NullAway.Init")
    private Person shop;

    @SuppressWarnings("NullAway.Init")
    private Program program;

    @BeforeEach
    void openShop() {
        clock.advance(Duration.ofMinutes(10));
        shop = programs.shop();
        program = new Program(mvc, programs.bearer(shop));
    }

    @Test
    void channelsWhenMadeAndChangedAreWhatTheStudioShows() throws Exception {
        MvcTestResult made = program.post("/channels", "{\"name\": \"Evening\"}", "k");
        assertThat(made).hasStatus(HttpStatus.CREATED).bodyJson().isLenientlyEqualTo("""
            {"name": "Evening", "latency": "LOW", "goesLiveByItself": false, "sourceOnly": false, "reconnectSeconds": 120}""");
        assertThat(program.post("/channels", "{\"name\": \"Evening\"}", "k")).hasHeader("Idempotent-Replayed", "true");
        String path = "/channels/" + JsonPath.read(made.getResponse().getContentAsString(), "$.id");
        String tag = Program.tag(program.get(path));
        assertThat(program.get(path, tag)).hasStatus(HttpStatus.NOT_MODIFIED);
        assertThat(program.put(path, "{\"name\": \"Late\", \"latency\": \"ULTRA\", \"reconnectSeconds\": 0}", tag))
                .hasStatusOk()
                .bodyJson()
                .isLenientlyEqualTo("{\"name\": \"Late\", \"latency\": \"ULTRA\", \"reconnectSeconds\": 0}");
        assertRefused(program.put(path, "{\"name\": \"Later\"}", tag), 412, "changed", tag);
        assertRefused(program.put(path, "{\"name\": \"Later\"}"), 428, "precondition-required", "version");
        assertRefused(program.post("/channels", "{}"), 422, "invalid", "name");
        assertRefused(
                program.post("/channels", "{\"name\": \"A\", \"reconnectSeconds\": 1801}"),
                422,
                "invalid",
                "30 minutes");
        program.post("/channels", "{\"name\": \"Second\"}");
        String first = program.get("/channels?limit=1").getResponse().getContentAsString();
        assertThat(JsonPath.<List<String>>read(first, "$.items[*].name")).containsExactly("Late");
        assertThat(program.get("/channels?after=" + JsonPath.read(first, "$.next")))
                .bodyJson()
                .isLenientlyEqualTo("{\"items\": [{\"name\": \"Second\"}], \"more\": false}");
    }

    @Test
    void keyWhenReplacedIsToldOnceAndKeptNowhereInTheClear(CapturedOutput output) throws Exception {
        ChannelView channel = stage.channel(shop);
        Secret before = keys.show(channel.id(), KeySlot.PRIMARY);
        String path = "/channels/" + channel.publicId() + "/keys";
        MvcTestResult made = program.post(path + "/PRIMARY/rotations", "{\"graceSeconds\": 60}", "rotate");
        assertThat(made).hasStatusOk().hasHeader("Cache-Control", "no-store");
        String key = JsonPath.read(made.getResponse().getContentAsString(), "$.key");
        assertThat(verdict(Secret.of(key))).isInstanceOf(KeyVerdict.Accepted.class);
        assertThat(verdict(before)).isInstanceOf(KeyVerdict.Accepted.class);
        clock.advance(Duration.ofSeconds(61));
        assertThat(verdict(before)).isInstanceOf(KeyVerdict.Replaced.class);

        assertThat(program.get(path)).hasStatusOk().bodyText().doesNotContain(key);
        assertThat(jdbc.sql("select body from api_answers where request_key = 'rotate'")
                        .query(String.class)
                        .list())
                .isNotEmpty()
                .noneMatch(body -> body.contains(key) || body.contains(key.replace("-", "")));
        assertThat(output).doesNotContain(key).doesNotContain(key.replace("-", ""));

        // Whoever lost the answer is told again, and no key more is made.
        MvcTestResult again = program.post(path + "/PRIMARY/rotations", "{\"graceSeconds\": 60}", "rotate");
        assertThat(again)
                .hasStatusOk()
                .hasHeader("Idempotent-Replayed", "true")
                .bodyText()
                .contains(key);
        program.post(path + "/PRIMARY/rotations", "{}");
        assertRefused(
                program.post(path + "/PRIMARY/rotations", "{\"graceSeconds\": 60}", "rotate"),
                409,
                "state",
                "replaced again");
        assertRefused(program.post(path + "/PRIMARY/rotations", "{\"graceSeconds\": 604801}"), 422, "invalid", "seven");
        assertRefused(program.post(path + "/THIRD/rotations", "{}"), 400, "malformed", "slot");
    }

    @Test
    void channelsWhenTheyAreAnotherShopsOrTheScopeIsAnotherAreOutOfReach() {
        ChannelView channel = stage.channel(shop);
        String path = "/channels/" + channel.publicId();
        Program other = new Program(mvc, programs.bearer(programs.shop()));
        assertRefused(other.get(path), 404, "not-found", "no channel");
        assertRefused(other.get(path + "/keys"), 404, "not-found", "no channel");
        assertRefused(other.post(path + "/keys/PRIMARY/rotations", "{}"), 404, "not-found", "no channel");
        assertRefused(other.put(path, "{\"name\": \"Mine\"}", "*"), 404, "not-found", "no channel");
        Program writer = new Program(mvc, programs.token(shop, Scope.CHANNELS_READ, Scope.CHANNELS_WRITE));
        assertThat(writer.get(path + "/keys")).hasStatusOk().bodyText().doesNotContain("\"key\"");
        assertRefused(writer.post(path + "/keys/PRIMARY/rotations", "{}"), 403, "scope", "keys:write");
    }

    private KeyVerdict verdict(Secret key) {
        return keys.recognise(List.of(new Presented(key, null))).get(0);
    }
}
