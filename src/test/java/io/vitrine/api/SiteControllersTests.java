package io.vitrine.api;

import static io.vitrine.api.ProductsControllerTests.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import io.vitrine.MutableClock;
import io.vitrine.accounts.AuditLog;
import io.vitrine.accounts.Sellers;
import io.vitrine.accounts.Standing;
import io.vitrine.broadcasts.BroadcastView;
import io.vitrine.broadcasts.Phase;
import io.vitrine.channels.ChannelView;
import io.vitrine.channels.Channels;
import io.vitrine.pages.FakeMedia;
import io.vitrine.pages.Person;
import io.vitrine.pages.Stage;
import io.vitrine.tokens.Scope;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** Watches over the site, and stops what has to be stopped, as an administrator's program does. */
@ApiTest
class SiteControllersTests {

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Programs programs;

    @Autowired
    Stage stage;

    @Autowired
    Channels channels;

    @Autowired
    Sellers sellers;

    @Autowired
    AuditLog audit;

    @Autowired
    FakeMedia media;

    @Autowired
    MutableClock clock;

    @SuppressWarnings("NullAway.Init")
    private Person shop;

    @SuppressWarnings("NullAway.Init")
    private ChannelView channel;

    @SuppressWarnings("NullAway.Init")
    private BroadcastView show;

    @SuppressWarnings("NullAway.Init")
    private Program program;

    @BeforeEach
    void goOnAir() {
        clock.advance(Duration.ofMinutes(10));
        shop = programs.shop();
        channel = stage.channel(shop);
        show = stage.live(channel);
        program = new Program(mvc, programs.siteToken(Scope.SITE_READ, Scope.SITE_WRITE));
    }

    @Test
    void wallWhenReadShowsWhatIsOnAirOfEveryShop() throws Exception {
        stage.live(stage.channel(programs.shop()));
        media.watching.put(show.publicId(), 12);
        List<String> seen = new ArrayList<>();
        String after = "";
        boolean more = true;
        while (more) {
            String body = program.get("/site/broadcasts?limit=1&after=" + after)
                    .getResponse()
                    .getContentAsString();
            seen.addAll(JsonPath.<List<String>>read(body, "$.items[*].broadcast.id"));
            after = JsonPath.read(body, "$.next");
            more = JsonPath.read(body, "$.more");
        }
        assertThat(seen)
                .doesNotHaveDuplicates()
                .contains(show.publicId().value())
                .hasSizeGreaterThan(1);
        String all = program.get("/site/broadcasts").getResponse().getContentAsString();
        assertThat(JsonPath.<List<Integer>>read(all, "$.items[?(@.broadcast.id=='" + show.publicId() + "')].watching"))
                .containsExactly(12);
        assertThat(JsonPath.<List<String>>read(all, "$.items[?(@.shop=='" + shop.shop() + "')].node"))
                .containsExactly("studio-1.example.com");
        assertThat(program.get("/site/nodes"))
                .hasStatusOk()
                .bodyJson()
                .isLenientlyEqualTo("{\"items\": [{\"name\": \"studio-1.example.com\", \"ingestRunning\": true}]}");
    }

    @Test
    void blockWhenItHasAReasonStopsTheShowAndIsNotedForItsMaker() {
        String path = "/site/broadcasts/" + show.publicId() + "/blocks";
        assertRefused(program.delete(path), 409, "state", "");
        assertRefused(program.post(path, "{}"), 422, "invalid", "reason");
        assertRefused(program.post(path, "{\"reason\": \" \"}"), 422, "invalid", "reason");
        assertThat(stage.now(show.id()).phase()).isEqualTo(Phase.LIVE);
        assertThat(program.post(path, "{\"reason\": \"Counterfeits\"}", "stop"))
                .hasStatusOk()
                .bodyJson()
                .isLenientlyEqualTo("{\"phase\": \"BLOCKED\", \"reason\": \"Counterfeits\"}");
        assertThat(program.post(path, "{\"reason\": \"Counterfeits\"}", "stop"))
                .hasHeader("Idempotent-Replayed", "true");
        assertThat(media.dropped).contains(channel.id());
        assertThat(audit.latest(5)).anySatisfy(entry -> {
            assertThat(entry.action()).isEqualTo("broadcast.blocked");
            assertThat(entry.detail()).contains("Counterfeits");
            assertThat(entry.actor()).isNotNull();
        });
        assertThat(program.delete(path)).bodyJson().isLenientlyEqualTo("{\"phase\": \"ENDED\"}");
        assertThat(program.delete(path)).hasStatusOk();
        assertRefused(program.delete("/site/broadcasts/aaaaaaaaaaaaaaaa/blocks"), 404, "not-found", "no broadcast");
    }

    @Test
    void banWhenItHasAReasonStopsTheChannelUntilItIsLifted() {
        String path = "/site/channels/" + channel.publicId() + "/ban";
        assertRefused(program.put(path, "{}"), 422, "invalid", "reason");
        assertRefused(
                program.put(path, "{\"reason\": \"Late\", \"until\": \"2020-01-01T00:00:00Z\"}"),
                422,
                "invalid",
                "past");
        assertThat(program.put(path, "{\"reason\": \"Counterfeits\"}"))
                .hasStatusOk()
                .bodyJson()
                .isLenientlyEqualTo("{\"ban\": {\"reason\": \"Counterfeits\"}}");
        assertThat(stage.now(show.id()).phase()).isEqualTo(Phase.BLOCKED);
        assertThat(program.delete(path)).hasStatusOk().bodyText().doesNotContain("Counterfeits");
        assertThat(channels.find(channel.id()).orElseThrow().ban()).isNull();
    }

    @Test
    void sellersWhenDecidedAboutStandWhereTheConsoleWouldPutThem() throws Exception {
        String path = "/site/sellers/" + shop.shop() + "/standing";
        assertThat(program.get("/site/sellers?limit=500"))
                .bodyText()
                .contains(shop.shop().toString(), shop.email());
        assertRefused(program.put(path, "{\"standing\": \"SUSPENDED\"}"), 422, "invalid", "reason");
        assertRefused(program.put(path, "{\"standing\": \"CLOSED\", \"reason\": \"No\"}"), 409, "state", "VERIFIED");
        assertRefused(program.put(path, "{}"), 422, "invalid", "standing");
        assertThat(program.put(path, "{\"standing\": \"SUSPENDED\", \"reason\": \"Counterfeits\"}"))
                .hasStatusOk()
                .bodyJson()
                .isLenientlyEqualTo("{\"standing\": \"SUSPENDED\"}");
        assertThat(sellers.standing(shop.shop())).hasValue(Standing.SUSPENDED);
        assertThat(program.put(path, "{\"standing\": \"SUSPENDED\"}")).hasStatusOk();
        assertThat(program.put(path, "{\"standing\": \"VERIFIED\"}")).hasStatusOk();
        assertThat(sellers.standing(shop.shop())).hasValue(Standing.VERIFIED);
        assertRefused(
                program.put(
                        "/site/sellers/00000000-0000-0000-0000-000000000000/standing", "{\"standing\": \"VERIFIED\"}"),
                404,
                "not-found",
                "no shop");
    }

    @Test
    void siteWhenTheTokenMayOnlyLookIsNotChanged() {
        Program reader = new Program(mvc, programs.siteToken(Scope.SITE_READ));
        assertThat(reader.get("/site/nodes")).hasStatusOk();
        assertRefused(
                reader.post("/site/broadcasts/" + show.publicId() + "/blocks", "{\"reason\": \"No\"}"),
                403,
                "scope",
                "site:write");
        Program ofShop = new Program(mvc, programs.bearer(shop));
        assertRefused(ofShop.get("/site/broadcasts"), 403, "scope", "site:read");
        assertRefused(
                ofShop.put("/site/channels/" + channel.publicId() + "/ban", "{\"reason\": \"No\"}"),
                403,
                "scope",
                "site:write");
    }
}
