package io.vitrine.api;

import static io.vitrine.api.ProductsControllerTests.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import io.vitrine.MutableClock;
import io.vitrine.broadcasts.BroadcastView;
import io.vitrine.channels.ChannelView;
import io.vitrine.pages.FakeMedia;
import io.vitrine.pages.Person;
import io.vitrine.pages.Stage;
import io.vitrine.shared.Money;
import io.vitrine.shop.ProductDraft;
import io.vitrine.shop.ProductDraft.VariantDraft;
import io.vitrine.shop.ProductStatus;
import io.vitrine.shop.ProductView;
import io.vitrine.shop.Products;
import io.vitrine.stage.LiveEvent;
import io.vitrine.stage.LiveLog;
import io.vitrine.tokens.Scope;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Plans shows and directs them as a shop's program does. */
@ApiTest
class BroadcastsControllerTests {

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Programs programs;

    @Autowired
    Stage stage;

    @Autowired
    Products products;

    @Autowired
    LiveLog log;

    @Autowired
    FakeMedia media;

    @Autowired
    MutableClock clock;

    @SuppressWarnings("NullAway.Init")
    private Person shop;

    @SuppressWarnings("NullAway.Init")
    private ChannelView channel;

    @SuppressWarnings("NullAway.Init")
    private Program program;

    @BeforeEach
    void openShop() {
        clock.advance(Duration.ofMinutes(10));
        shop = programs.shop();
        channel = stage.channel(shop);
        program = new Program(mvc, programs.bearer(shop));
    }

    @Test
    void planWhenItIsRightPlansOneShowHoweverOftenItIsSent() {
        String plan = """
            {"channel": "%s", "title": "Spring", "plannedStart": "%s", "plannedEnd": "%s", "visibility": "PRIVATE"}""".formatted(
                        channel.publicId(),
                        clock.instant().plus(Duration.ofHours(2)),
                        clock.instant().plus(Duration.ofHours(3)));
        assertThat(program.post("/broadcasts", plan, "k"))
                .hasStatus(HttpStatus.CREATED)
                .bodyJson()
                .isLenientlyEqualTo("""
            {"title": "Spring", "phase": "SCHEDULED", "visibility": "PRIVATE", "kind": "LIVE", "playback": "OPEN"}""");
        assertThat(program.post("/broadcasts", plan, "k")).hasHeader("Idempotent-Replayed", "true");
        MvcTestResult all = program.get("/broadcasts");
        assertThat(all).bodyJson().isLenientlyEqualTo("{\"items\": [{\"title\": \"Spring\"}], \"more\": false}");
        assertThat(all).bodyText().doesNotContain("passcode");
        assertRefused(program.post("/broadcasts", "{\"title\": \"Spring\"}"), 422, "invalid", "channel");
        assertRefused(program.post("/broadcasts", plan.replace("Spring", " ")), 422, "invalid", "title");
        assertRefused(
                program.post("/broadcasts", plan.replaceFirst("\"plannedStart\": \"[^\"]*\", ", "")),
                422,
                "invalid",
                "needs a planned start");
    }

    @Test
    void listWhenShowsAreAddedMeanwhileGivesEachOnce() throws Exception {
        for (int i = 0; i < 5; i++) {
            plan("Show " + i);
        }
        List<String> seen = new ArrayList<>();
        String after = "";
        boolean more = true;
        for (int page = 0; more; page++) {
            String body = program.get("/broadcasts?limit=2&after=" + after)
                    .getResponse()
                    .getContentAsString();
            seen.addAll(JsonPath.<List<String>>read(body, "$.items[*].title"));
            after = JsonPath.read(body, "$.next");
            more = JsonPath.read(body, "$.more");
            if (page == 0) {
                plan("Late");
            }
        }
        assertThat(seen).containsExactly("Show 0", "Show 1", "Show 2", "Show 3", "Show 4", "Late");
        assertThat(program.get("/broadcasts?phase=LIVE")).bodyJson().isLenientlyEqualTo("{\"items\": []}");
        assertThat(program.get("/broadcasts?channel=" + channel.publicId() + "&phase=SCHEDULED"))
                .bodyText()
                .contains("Late");
    }

    @Test
    void changeWhenSomebodyElseWasQuickerChangesNothing() {
        String path = "/broadcasts/" + plan("Spring");
        String tag = Program.tag(program.get(path));
        assertThat(program.get(path, tag)).hasStatus(HttpStatus.NOT_MODIFIED);
        assertRefused(program.put(path, "{\"title\": \"Summer\"}"), 428, "precondition-required", "version");
        assertThat(program.put(path, "{\"title\": \"Summer\"}", tag))
                .hasStatusOk()
                .bodyJson()
                .isLenientlyEqualTo("{\"title\": \"Summer\"}");
        assertRefused(program.put(path, "{\"title\": \"Winter\"}", tag), 412, "changed", tag);
        assertThat(program.get(path)).bodyText().contains("Summer");
    }

    @Test
    void commandWhenTheShowStandsThereIsCarriedOutAndElseRefused() {
        BroadcastView show = stage.ready(channel);
        String path = "/broadcasts/" + show.publicId();
        assertThat(program.post(path + "/commands", "{\"command\": \"GO_LIVE\"}", "go"))
                .hasStatusOk()
                .bodyJson()
                .isLenientlyEqualTo("{\"phase\": \"LIVE\", \"encoderConnected\": true}");
        assertThat(program.post(path + "/commands", "{\"command\": \"GO_LIVE\"}", "go"))
                .hasHeader("Idempotent-Replayed", "true");
        assertThat(program.post(path + "/commands", "{\"command\": \"DISCONNECT\"}"))
                .hasStatusOk();
        assertThat(media.dropped).contains(channel.id());
        assertRefused(program.post(path + "/commands", "{\"command\": \"CANCEL\"}"), 409, "state", "");
        assertThat(program.post(path + "/commands", "{\"command\": \"END\"}"))
                .bodyJson()
                .isLenientlyEqualTo("{\"phase\": \"ENDED\"}");
        assertRefused(program.post(path + "/commands", "{\"command\": \"GO_LIVE\"}"), 409, "state", "");
        assertRefused(program.post(path + "/commands", "{}"), 422, "invalid", "command");
        String planned = "/broadcasts/" + plan("Never");
        assertThat(program.post(planned + "/commands", "{\"command\": \"CANCEL\"}"))
                .bodyJson()
                .isLenientlyEqualTo("{\"phase\": \"CANCELLED\"}");
    }

    @Test
    void passcodeWhenTheShowHasOneIsToldAndChanged() throws Exception {
        String path = "/broadcasts/" + plan("Secret") + "/passcode";
        assertRefused(program.get(path), 404, "not-found", "no passcode");
        String show = path.replace("/passcode", "");
        program.put(show, "{\"title\": \"Secret\", \"visibility\": \"PRIVATE\"}", Program.tag(program.get(show)));
        String before = program.get(path).getResponse().getContentAsString();
        assertThat(before).contains("passcode");
        String after = program.post(path, "").getResponse().getContentAsString();
        assertThat(after).contains("passcode").isNotEqualTo(before);
        assertThat(program.get(path).getResponse().getContentAsString()).isEqualTo(after);
    }

    @Test
    void screenWhenDirectedIsWhatViewersAreTold() {
        BroadcastView show = stage.live(channel);
        String path = "/broadcasts/" + show.publicId();
        ProductView cup = product("Cup");
        ProductView bowl = product("Bowl");
        program.put(path + "/line-up/" + cup.publicId(), "");
        assertThat(program.put(path + "/line-up/" + bowl.publicId(), ""))
                .hasStatusOk()
                .bodyJson()
                .isLenientlyEqualTo("{\"lineUp\": [{\"title\": \"Cup\"}, {\"title\": \"Bowl\"}]}");
        clock.advance(Duration.ofSeconds(2));
        assertThat(program.post(path + "/line-up/" + bowl.publicId() + "/moves", "{\"by\": -1}", "up"))
                .bodyJson()
                .isLenientlyEqualTo("{\"lineUp\": [{\"title\": \"Bowl\"}, {\"title\": \"Cup\"}]}");
        String pin = "{\"product\": \"%s\"}".formatted(cup.publicId());
        assertThat(program.post(path + "/pins", pin, "pin"))
                .hasStatusOk()
                .bodyJson()
                .isLenientlyEqualTo("""
            {"pins": [{"slot": 1, "product": "%s"}]}""".formatted(cup.publicId()));
        assertThat(program.post(path + "/pins", pin, "pin")).hasHeader("Idempotent-Replayed", "true");
        assertThat(log.after(show.id(), 0).stream().map(LiveEvent::type)).containsOnlyOnce("pin");
        clock.advance(Duration.ofSeconds(2));
        assertThat(program.put(path + "/notices/FIXED", "{\"text\": \"Ten left\", \"seconds\": 30}"))
                .bodyJson()
                .isLenientlyEqualTo("{\"notices\": [{\"kind\": \"FIXED\", \"text\": \"Ten left\"}]}");
        assertRefused(program.put(path + "/notices/FIXED", "{}"), 422, "invalid", "notice");
        assertThat(program.delete(path + "/notices/FIXED")).bodyJson().isLenientlyEqualTo("{\"notices\": []}");
        assertThat(program.delete(path + "/pins/1")).bodyJson().isLenientlyEqualTo("{\"pins\": []}");
        assertRefused(program.delete(path + "/pins/9"), 404, "not-found", "slots");
        assertThat(program.put(path + "/line-up/" + cup.publicId() + "/sold-out", "{\"soldOut\": true}"))
                .bodyJson()
                .isLenientlyEqualTo("{\"lineUp\": [{\"title\": \"Bowl\"}, {\"title\": \"Cup\", \"soldOut\": true}]}");
        clock.advance(Duration.ofSeconds(2));
        assertThat(program.delete(path + "/line-up/" + cup.publicId()))
                .bodyJson()
                .isLenientlyEqualTo("{\"lineUp\": [{\"title\": \"Bowl\"}]}");
        assertRefused(program.post(path + "/pins", pin), 409, "state", "not in the line-up");
    }

    @Test
    void couponsAndPollsWhenShownAreWhatViewersMayTake() throws Exception {
        BroadcastView show = stage.live(channel);
        String path = "/broadcasts/" + show.publicId();
        String draft = "{\"title\": \"Spring\", \"amount\": 3000, \"total\": 5}";
        MvcTestResult made = program.post("/coupons", draft, "k");
        assertThat(made).hasStatus(HttpStatus.CREATED).bodyJson().isLenientlyEqualTo("""
            {"title": "Spring", "kind": "FIXED", "currency": "KRW", "status": "DRAFT", "validHours": 24, "products": []}""");
        assertThat(program.post("/coupons", draft, "k")).hasHeader("Idempotent-Replayed", "true");
        String id = JsonPath.read(made.getResponse().getContentAsString(), "$.id");
        assertThat(program.post(path + "/coupons", "{\"coupon\": \"%s\"}".formatted(id)))
                .hasStatusOk()
                .bodyJson()
                .isLenientlyEqualTo("{\"status\": \"OPEN\"}");
        assertRefused(program.post(path + "/coupons", "{\"coupon\": \"%s\"}".formatted(id)), 409, "state", "");
        assertThat(program.delete("/coupons/" + id)).bodyJson().isLenientlyEqualTo("{\"status\": \"REVOKED\"}");
        assertRefused(program.post("/coupons", "{\"title\": \"Spring\", \"amount\": 3000}"), 422, "invalid", "");
        assertThat(program.get("/coupons"))
                .bodyJson()
                .isLenientlyEqualTo("{\"items\": [{\"title\": \"Spring\"}], \"more\": false}");
        Program other = new Program(mvc, programs.bearer(programs.shop()));
        assertRefused(other.get("/coupons/" + id), 404, "not-found", "no coupon");
        assertRefused(other.delete("/coupons/" + id), 404, "not-found", "no coupon");

        clock.advance(Duration.ofSeconds(2));
        MvcTestResult poll =
                program.post(path + "/polls", "{\"question\": \"Which?\", \"options\": [\"Cup\", \"Bowl\"]}");
        assertThat(poll)
                .hasStatus(HttpStatus.CREATED)
                .bodyJson()
                .isLenientlyEqualTo("{\"state\": \"DRAFT\", \"shown\": false}");
        String commands =
                path + "/polls/" + JsonPath.read(poll.getResponse().getContentAsString(), "$.id") + "/commands";
        assertThat(program.post(commands, "{\"command\": \"OPEN\"}"))
                .bodyJson()
                .isLenientlyEqualTo("{\"items\": [{\"question\": \"Which?\", \"state\": \"OPEN\", \"shown\": true}]}");
        assertRefused(program.post(commands, "{\"command\": \"REVEAL\"}"), 409, "state", "");
        assertRefused(program.post(path + "/polls", "{\"question\": \"Which?\"}"), 422, "invalid", "");
        assertRefused(
                program.post(path + "/polls/aaaaaaaaaaaaaaaa/commands", "{\"command\": \"OPEN\"}"),
                404,
                "not-found",
                "no poll");
    }

    @Test
    void statisticsWhenTheShowCountsAreThoseOfTheStudio() {
        BroadcastView show = stage.live(channel);
        media.watching.put(show.publicId(), 7);
        assertThat(program.get("/broadcasts/" + show.publicId() + "/statistics"))
                .hasStatusOk()
                .bodyJson()
                .isLenientlyEqualTo(
                        "{\"watching\": 7, \"orders\": 0, \"amount\": {\"minor\": 0, \"currency\": \"KRW\"}}");
        assertThat(program.get("/broadcasts/" + show.publicId() + "/report"))
                .hasStatusOk()
                .bodyJson()
                .isLenientlyEqualTo("{\"during\": {\"orders\": 0}, \"products\": []}");
        Program reader = new Program(mvc, programs.token(shop, Scope.BROADCASTS_READ));
        assertRefused(reader.get("/broadcasts/" + show.publicId() + "/report"), 403, "scope", "statistics:read");
    }

    @Test
    void showsWhenTheyAreAnotherShopsOrTheScopeIsAnotherAreOutOfReach() {
        BroadcastView show = stage.live(channel);
        String path = "/broadcasts/" + show.publicId();
        ProductView cup = product("Cup");
        Person stranger = programs.shop();
        Program other = new Program(mvc, programs.bearer(stranger));
        for (String part : List.of("", "/screen", "/statistics", "/report", "/passcode")) {
            assertRefused(other.get(path + part), 404, "not-found", "no broadcast");
        }
        assertRefused(other.post(path + "/commands", "{\"command\": \"END\"}"), 404, "not-found", "no broadcast");
        assertRefused(other.put(path + "/line-up/" + cup.publicId(), ""), 404, "not-found", "no broadcast");
        assertRefused(
                other.post("/broadcasts", "{\"channel\": \"%s\", \"title\": \"A\"}".formatted(channel.publicId())),
                404,
                "not-found",
                "no channel");
        assertThat(other.get("/broadcasts")).bodyJson().isLenientlyEqualTo("{\"items\": []}");
        BroadcastView theirs = stage.live(stage.channel(stranger));
        assertRefused(
                other.put("/broadcasts/" + theirs.publicId() + "/line-up/" + cup.publicId(), ""),
                404,
                "not-found",
                "no product");
        Program reader = new Program(mvc, programs.token(shop, Scope.BROADCASTS_READ));
        assertThat(reader.get(path)).hasStatusOk();
        assertRefused(reader.post(path + "/commands", "{\"command\": \"END\"}"), 403, "scope", "broadcasts:write");
        assertRefused(reader.get(path + "/passcode"), 403, "scope", "broadcasts:write");
        assertThat(stage.now(show.id()).phase().isOnAir()).isTrue();
    }

    private String plan(String title) {
        MvcTestResult made = program.post(
                "/broadcasts", "{\"channel\": \"%s\", \"title\": \"%s\"}".formatted(channel.publicId(), title));
        assertThat(made).hasStatus(HttpStatus.CREATED);
        try {
            return JsonPath.read(made.getResponse().getContentAsString(), "$.id");
        } catch (java.io.UnsupportedEncodingException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private ProductView product(String title) {
        ProductView made = products.create(
                shop.shop(),
                new ProductDraft(title, "", List.of(new VariantDraft(null, title, "", Money.of(18_000, "KRW"), 50))));
        return products.become(made.id(), ProductStatus.ACTIVE);
    }
}
