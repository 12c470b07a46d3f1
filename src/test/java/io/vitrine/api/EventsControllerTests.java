package io.vitrine.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.vitrine.MutableClock;
import io.vitrine.broadcasts.BroadcastView;
import io.vitrine.broadcasts.Broadcasts;
import io.vitrine.pages.FakeMedia;
import io.vitrine.pages.Person;
import io.vitrine.pages.Stage;
import io.vitrine.stage.LiveEvent;
import io.vitrine.stage.LiveLog;
import io.vitrine.stage.Sync;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Sends events as a shop's program does, and reads the log. */
@ApiTest
class EventsControllerTests {

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Stage stage;

    @Autowired
    Programs programs;

    @Autowired
    LiveLog log;

    @Autowired
    Broadcasts broadcasts;

    @Autowired
    FakeMedia media;

    @Autowired
    MutableClock clock;

    @SuppressWarnings("NullAway.Init")
    private Person shop;

    @SuppressWarnings("NullAway.Init")
    private BroadcastView show;

    private String bearer = "";

    @BeforeEach
    void goOnAir() {
        clock.advance(Duration.ofMinutes(10));
        shop = programs.shop();
        show = stage.live(stage.channel(shop));
        bearer = programs.bearer(shop);
    }

    @Test
    void sendWhenShowIsOnAirPutsTheEventIntoTheLogThePagesAndThePlaylists() {
        Instant mediaAt = clock.instant().minusMillis(1500);
        MvcTestResult answer = send("""
            {"name": "score", "sync": "FRAME", "mediaAt": "%s", "payload": {"home": 2, "away": null, "by": "<b>Ada"}}
            """.formatted(mediaAt));

        assertThat(answer).hasStatus(HttpStatus.CREATED).bodyJson().isLenientlyEqualTo("""
            {"seq": 1, "type": "custom", "subject": "score", "sync": "FRAME", "mediaAt": "%s",
             "payload": {"home": 2, "away": null, "by": "<b>Ada"}}
            """.formatted(mediaAt));
        LiveEvent event = log.after(show.id(), 0).get(0);
        assertThat(event.mediaAt()).isEqualTo(mediaAt);
        assertThat(event.payload()).containsEntry("home", 2).containsEntry("away", null);
        assertThat(media.frames)
                .anyMatch(frame -> frame.contains(show.publicId().value())
                        && frame.contains("\"event\":\"custom\"")
                        && frame.contains("\"away\":null"));
        assertThat(media.marks).contains("lc.custom");
    }

    @Test
    void sendWhenLittleIsSaidBelongsToTheFrameOfNow() {
        assertThat(send("{\"name\": \"goal\", \"payload\": {}}")).hasStatus(HttpStatus.CREATED);
        assertThat(log.after(show.id(), 0))
                .singleElement()
                .satisfies(event -> assertThat(event.sync()).isEqualTo(Sync.FRAME))
                .satisfies(event -> assertThat(event.mediaAt()).isEqualTo(clock.instant()));
    }

    @Test
    void sendWhenAKilobyteIsTakenAndOneByteMoreIsRefused() {
        // {"a":"…"} is eight bytes around the text.
        assertThat(send("{\"name\": \"long\", \"payload\": {\"a\": \"" + "x".repeat(1016) + "\"}}"))
                .hasStatus(HttpStatus.CREATED);
        assertThat(send("{\"name\": \"long\", \"payload\": {\"a\": \"" + "x".repeat(1017) + "\"}}"))
                .hasStatus(HttpStatus.CONTENT_TOO_LARGE)
                .hasContentType(MediaType.APPLICATION_PROBLEM_JSON)
                .bodyJson()
                .isLenientlyEqualTo(
                        "{\"code\": \"too-long\", \"status\": 413, \"type\": \"urn:vitrine:problem:too-long\"}");
        assertThat(log.last(show.id())).isEqualTo(1);
    }

    @Test
    void sendWhenItIsTheSixthInASecondIsRefusedAndTheSellerMayStillPin() {
        for (int i = 0; i < LiveLog.MOST_A_SECOND; i++) {
            assertThat(send("{\"name\": \"n\", \"payload\": {\"i\": " + i + "}}"))
                    .hasStatus(HttpStatus.CREATED);
        }
        assertThat(send("{\"name\": \"n\", \"payload\": {}}"))
                .hasStatus(HttpStatus.TOO_MANY_REQUESTS)
                .hasHeader(HttpHeaders.RETRY_AFTER, "1")
                .bodyJson()
                .isLenientlyEqualTo("{\"code\": \"rate-limit\", \"title\": \"Too many requests\"}");
        assertThat(log.append(show.id(), "pin", Sync.NOW, null, "1", Map.of()).seq())
                .isEqualTo(LiveLog.MOST_A_SECOND + 1L);
        clock.advance(Duration.ofSeconds(1));
        assertThat(send("{\"name\": \"n\", \"payload\": {}}")).hasStatus(HttpStatus.CREATED);
    }

    @Test
    void sendWhenSomethingIsWrongSaysWhat() {
        assertRefused("{\"payload\": {}}", 422, "invalid", "A name is 1 to 64");
        assertRefused("{\"name\": \"a b\", \"payload\": {}}", 422, "invalid", "A name is 1 to 64");
        assertRefused("{\"name\": \"a\u202eb\", \"payload\": {}}", 422, "invalid", "A name is 1 to 64");
        assertRefused("{\"name\": \"a\"}", 422, "invalid", "payload");
        assertRefused(
                "{\"name\": \"a\", \"payload\": {}, \"mediaAt\": \"2020-01-01T00:00:00Z\"}",
                422,
                "invalid",
                "not within");
        assertRefused("{\"name\": \"a\", \"payload\": [1]}", 400, "malformed", "JSON object");
        assertRefused("{\"name\": \"a\", \"payload\": {}, \"sync\": \"SOON\"}", 400, "malformed", "JSON object");
        assertRefused("{\"name\": \"a\",", 400, "malformed", "JSON object");
        assertRefused("", 400, "malformed", "JSON object");
        assertThat(log.last(show.id())).isZero();
    }

    @Test
    void sendWhenTheShowIsNotOnAirIsRefused() {
        broadcasts.end(show.id());
        assertRefused("{\"name\": \"a\", \"payload\": {}}", 409, "not-on-air", "ENDED");
    }

    @Test
    void sendWhenRepeatedWithItsKeyGivesTheSameAnswerAndOneEvent() throws Exception {
        String body = "{\"name\": \"goal\", \"payload\": {\"n\": 1}}";
        ExecutorService threads = Executors.newFixedThreadPool(6);
        List<String> answers = new ArrayList<>();
        try {
            List<Callable<MvcTestResult>> six = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                six.add(() -> send(body, "goal-1"));
            }
            for (Future<MvcTestResult> answer : threads.invokeAll(six)) {
                assertThat(answer.get()).hasStatus(HttpStatus.CREATED);
                answers.add(answer.get().getResponse().getContentAsString());
            }
        } finally {
            threads.shutdown();
        }
        clock.advance(Duration.ofHours(1));
        MvcTestResult late = send(body, "\"goal-1\"");
        assertThat(late).hasStatus(HttpStatus.CREATED).hasHeader("Idempotent-Replayed", "true");
        answers.add(late.getResponse().getContentAsString());

        assertThat(answers).hasSize(7).containsOnly(answers.get(0));
        assertThat(log.last(show.id())).isEqualTo(1);
    }

    @Test
    void sendWhenTheKeyWasUsedForSomethingElseIsRefused() throws Exception {
        assertThat(send("{\"name\": \"goal\", \"payload\": {}}", "k")).hasStatus(HttpStatus.CREATED);
        assertThat(send("{\"name\": \"foul\", \"payload\": {}}", "k"))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyJson()
                .isLenientlyEqualTo("{\"code\": \"key-reused\"}");
        assertThat(send("{\"name\": \"foul\", \"payload\": {}}", "two words")).hasStatus(HttpStatus.BAD_REQUEST);
        assertThat(log.last(show.id())).isEqualTo(1);
    }

    @Test
    void sendWhenItWasRefusedMayBeRepeatedWithItsKey() {
        for (int i = 0; i < LiveLog.MOST_A_SECOND; i++) {
            send("{\"name\": \"n\", \"payload\": {}}");
        }
        assertThat(send("{\"name\": \"n\", \"payload\": {}}", "again")).hasStatus(HttpStatus.TOO_MANY_REQUESTS);
        clock.advance(Duration.ofSeconds(1));
        assertThat(send("{\"name\": \"n\", \"payload\": {}}", "again")).hasStatus(HttpStatus.CREATED);
    }

    @Test
    void readWhenThereAreManyGivesThemPageByPage() throws Exception {
        for (int i = 1; i <= 7; i++) {
            log.append(show.id(), "notice", Sync.FRAME, null, "fixed", Map.of("text", "n" + i));
            clock.advance(Duration.ofMillis(300));
        }
        assertThat(read("?limit=3"))
                .hasStatusOk()
                .hasHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .bodyJson()
                .isLenientlyEqualTo(
                        "{\"items\": [{\"seq\": 1}, {\"seq\": 2}, {\"seq\": 3}], \"next\": \"3\", \"more\": true}");
        assertThat(read("?after=3&limit=4")).bodyJson().isLenientlyEqualTo("{\"next\": \"7\", \"more\": false}");
        assertThat(read("?after=7")).bodyJson().isLenientlyEqualTo("{\"items\": [], \"next\": \"7\", \"more\": false}");
        for (String wrong : List.of("?limit=0", "?limit=501", "?after=-1")) {
            assertThat(read(wrong)).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        }
        assertThat(read("?after=x"))
                .hasStatus(HttpStatus.BAD_REQUEST)
                .bodyText()
                .contains("after");
    }

    @Test
    void eventsWhenTheyAreAnotherShopsDoNotExist() {
        String other = programs.bearer(programs.shop());
        assertThat(mvc.get().uri(address()).header(HttpHeaders.AUTHORIZATION, other))
                .hasStatus(HttpStatus.NOT_FOUND)
                .bodyJson()
                .isLenientlyEqualTo("{\"code\": \"not-found\"}");
        bearer = other;
        assertThat(send("{\"name\": \"a\", \"payload\": {}}")).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(log.last(show.id())).isZero();
    }

    private void assertRefused(String body, int status, String code, String detail) {
        assertThat(send(body))
                .hasStatus(status)
                .hasContentType(MediaType.APPLICATION_PROBLEM_JSON)
                .bodyJson()
                .hasPathSatisfying("$.code", value -> value.assertThat().isEqualTo(code))
                .hasPathSatisfying(
                        "$.help", value -> value.assertThat().asString().isNotBlank())
                .hasPathSatisfying(
                        "$.detail", value -> value.assertThat().asString().contains(detail));
    }

    private MvcTestResult send(String body) {
        return send(body, "");
    }

    private MvcTestResult send(String body, String key) {
        var request = mvc.post()
                .uri(address())
                .header(HttpHeaders.AUTHORIZATION, bearer)
                .contentType(MediaType.APPLICATION_JSON)
                .content(body);
        return (key.isEmpty() ? request : request.header("Idempotency-Key", key)).exchange();
    }

    private MvcTestResult read(String query) {
        return mvc.get()
                .uri(address() + query)
                .header(HttpHeaders.AUTHORIZATION, bearer)
                .exchange();
    }

    private String address() {
        return "/api/v1/broadcasts/" + Objects.requireNonNull(show).publicId() + "/events";
    }
}
