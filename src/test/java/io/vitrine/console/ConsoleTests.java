package io.vitrine.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import io.vitrine.accounts.AccountView;
import io.vitrine.accounts.Accounts;
import io.vitrine.accounts.SellerId;
import io.vitrine.broadcasts.BroadcastView;
import io.vitrine.broadcasts.Phase;
import io.vitrine.channels.ChannelSettings;
import io.vitrine.channels.ChannelView;
import io.vitrine.channels.Channels;
import io.vitrine.pages.FakeMedia;
import io.vitrine.pages.PageTest;
import io.vitrine.pages.Person;
import io.vitrine.pages.Stage;
import io.vitrine.shared.Secret;
import io.vitrine.thumbnails.Thumbnail;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

@PageTest
class ConsoleTests {

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Accounts accounts;

    @Autowired
    Channels channels;

    @Autowired
    FakeMedia media;

    @Autowired
    Stage stage;

    private final RequestPostProcessor administrator = Person.administrator().signedIn();
    private final String email = "seller-" + UUID.randomUUID() + "@example.com";
    private String page = "";
    private SellerId shop = new SellerId(UUID.randomUUID());

    @BeforeEach
    void createSeller() {
        AccountView account = accounts.createSeller(email, "Harbour Goods", "Ada Finch", Secret.of("a quiet harbour 7"))
                .account();
        page = "/console/sellers/" + account.id();
        shop = Objects.requireNonNull(account.seller());
    }

    @Test
    void pagesAreForAdministratorsOnly() {
        ChannelView channel = channel();
        BroadcastView show = stage.ready(channel);
        List<String> pages = List.of("/console", "/console/sellers", "/console/sellers/new", page);
        List<String> actions = Stream.concat(
                        Stream.of("/deactivate", "/activate", "/reset-password", "/channels?name=x")
                                .map(page::concat),
                        Stream.of(
                                "/console/sellers?email=x@example.com&shopName=x&displayName=x",
                                "/console/channels/" + channel.publicId() + "/ban?reason=x",
                                "/console/channels/" + channel.publicId() + "/lift-ban",
                                "/console/broadcasts/" + show.publicId() + "/block?reason=x",
                                "/console/broadcasts/" + show.publicId() + "/lift-block"))
                .toList();
        RequestPostProcessor seller = Person.newSeller().signedIn();
        assertThat(pages).allSatisfy(each -> {
            assertThat(mvc.get().uri(each)).hasRedirectedUrl("/sign-in");
            assertThat(get(each, seller)).hasStatus(HttpStatus.FORBIDDEN);
            assertThat(get(each, administrator)).hasStatusOk();
        });
        assertThat(actions).allSatisfy(each -> {
            assertThat(mvc.post().uri(each).with(csrf())).hasRedirectedUrl("/sign-in");
            assertThat(mvc.post().uri(each).with(csrf()).with(seller)).hasStatus(HttpStatus.FORBIDDEN);
            assertThat(mvc.post().uri(each).with(administrator)).hasStatus(HttpStatus.FORBIDDEN);
        });
        assertThat(stage.now(show.id()).phase()).isEqualTo(Phase.PREVIEW);
    }

    @Test
    void overviewTellsWhatIsOnAirAndHowTheNodeIsDoing() {
        BroadcastView show = stage.live(channel());
        media.watching.put(show.publicId(), 31);
        assertThat(text(get("/console", administrator)))
                .contains("Kiln opening", "Harbour Goods", "The media node is running", ">31<")
                .contains("3.2 Mbit/s", "studio-1.example.com", "/console/broadcasts/" + show.publicId() + "/block")
                .doesNotContain("/console/broadcasts/" + show.publicId() + "/thumbnail");
        assertThat(text(mvc.get()
                        .uri("/console")
                        .header("HX-Request", "true")
                        .with(administrator)
                        .exchange()))
                .contains("id=\"now\"", "Kiln opening")
                .doesNotContain("<html");
    }

    @Test
    void wallShowsThePictureOfAShowByItsTime() {
        BroadcastView show = stage.live(channel());
        String address = "/console/broadcasts/" + show.publicId() + "/thumbnail";
        assertThat(get(address, administrator)).hasStatus(HttpStatus.NOT_FOUND);
        media.thumbnails.put(show.id(), new Thumbnail(Instant.ofEpochMilli(1_764_000_000_123L), new byte[] {1, 2}));

        assertThat(text(get("/console", administrator))).contains(address + "?v=1764000000123");
        assertThat(get(address, administrator))
                .hasStatusOk()
                .hasContentType("image/jpeg")
                .hasHeader("Cache-Control", "max-age=60, private");
        assertThat(get(address, Person.newSeller().signedIn())).hasStatus(HttpStatus.FORBIDDEN);
        assertThat(get("/console/broadcasts/nothing/thumbnail", administrator)).hasStatus(HttpStatus.NOT_FOUND);
    }

    @Test
    void stopFromTheWallLeadsBackToItAndKeepsWhatWasTypedWhenRefused() {
        BroadcastView show = stage.live(channel());
        String stop = "/console/broadcasts/" + show.publicId() + "/block?wall=true&reason=";
        MockHttpSession session = new MockHttpSession();
        assertThat(mvc.post()
                        .uri(stop + "x".repeat(201))
                        .session(session)
                        .with(csrf())
                        .with(administrator))
                .hasRedirectedUrl("/console");
        assertThat(text(inSession("/console", session)))
                .contains("data-open-now", "x".repeat(201), "The reason is longer than 200 characters.")
                .contains("action=\"/console/broadcasts/" + show.publicId() + "/block\"");
        assertThat(stage.now(show.id()).phase()).isEqualTo(Phase.LIVE);

        assertThat(post(stop + "Counterfeits")).hasRedirectedUrl("/console");
        assertThat(stage.now(show.id()).phase()).isEqualTo(Phase.BLOCKED);
    }

    @Test
    void banUntilAChosenTimeIsInTheAdministratorsZoneAndHasToBeToCome() {
        ChannelView channel = channel();
        String ban = "/console/channels/" + channel.publicId() + "/ban?reason=Knives&length=CHOSEN&zone=Asia/Seoul";
        for (String wrong : List.of("", "soon", "2001-01-01T10:00")) {
            assertThat(post(ban + "&until=" + wrong)).flash().containsEntry("alert", "console.ban.chosen.invalid");
        }
        assertThat(channels.find(channel.id()).orElseThrow().ban()).isNull();
        assertThat(post(ban + "&until=2999-05-01T09:30")).hasRedirectedUrl(page);
        assertThat(channels.find(channel.id()).orElseThrow().ban())
                .isEqualTo(new ChannelView.Ban("Knives", Instant.parse("2999-05-01T00:30:00Z")));
    }

    @Test
    void createSellerShowsTheFirstPasswordOnce() {
        String address = "new-" + UUID.randomUUID() + "@example.com";
        MockHttpSession session = new MockHttpSession();
        MvcTestResult made = create(address, session, "b4");
        String next = Objects.requireNonNull(made.getResponse().getRedirectedUrl());

        assertThat(text(inSession(next, session))).contains("id=\"first-password\"", "Tin Drum");
        assertThat(text(inSession(next, session))).doesNotContain("id=\"first-password\"");
    }

    @Test
    void createSellerWhenSentTwiceMakesOneAndStillShowsThePassword() {
        String address = "twice-" + UUID.randomUUID() + "@example.com";
        MockHttpSession session = new MockHttpSession();
        create(address, session, "c5");
        MvcTestResult second = create(address, session, "c5");
        assertThat(second).hasStatus(HttpStatus.FOUND);
        assertThat(text(inSession(Objects.requireNonNull(second.getResponse().getRedirectedUrl()), session)))
                .contains("id=\"first-password\"");
        assertThat(accounts.all()).extracting(AccountView::email).containsOnlyOnce(address);
    }

    @Test
    void createSellerWhenSomethingIsWrongKeepsWhatWasTyped() {
        assertThat(post("/console/sellers?email=" + email + "&shopName=Tin Drum&displayName=Lee Hart"))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("There is already an account", "value=\"Tin Drum\"", "value=\"Lee Hart\"");
        assertThat(post("/console/sellers?email=nonsense&shopName=&displayName="))
                .bodyText()
                .contains("Enter the name of the shop.", "Enter the name of the person.", "value=\"nonsense\"");
        assertThat(post("/console/sellers?email=nonsense&shopName=a&displayName=b"))
                .bodyText()
                .contains("That is not an e-mail address.");
    }

    @Test
    void resetPasswordShowsTheNewOneOnce() {
        MockHttpSession session = new MockHttpSession();
        assertThat(mvc.post()
                        .uri(page + "/reset-password")
                        .session(session)
                        .with(csrf())
                        .with(administrator))
                .hasRedirectedUrl(page);
        assertThat(text(inSession(page, session))).contains("id=\"first-password\"", "First password not changed yet");
        assertThat(text(inSession(page, session))).doesNotContain("id=\"first-password\"");
    }

    @Test
    void deactivateAndActivateChangeTheAccount() {
        assertThat(post(page + "/deactivate")).hasRedirectedUrl(page);
        assertThat(text(get("/console/sellers", administrator))).contains("Deactivated");
        assertThat(post(page + "/activate")).hasRedirectedUrl(page);
        assertThat(text(get(page, administrator))).contains("Active").doesNotContain(">Deactivated<");
    }

    @Test
    void createChannelMakesOneForTheSeller() {
        assertThat(post(page + "/channels?name=Evening")).hasRedirectedUrl(page);
        assertThat(channels.ofSeller(shop)).extracting(ChannelView::name).containsExactly("Evening");
        assertThat(post(page + "/channels?name= "))
                .flash()
                .containsEntry("channelNameError", "console.channel.name.missing");
    }

    @Test
    void banForbidsPublishingAndDisconnectsUntilItIsLifted() {
        ChannelView channel = channel();
        String action = "/console/channels/" + channel.publicId();
        assertThat(post(action + "/ban?reason= ")).flash().containsEntry("alert", "console.reason.missing");
        assertThat(post(action + "/ban?reason=Knives&length=DAY")).hasRedirectedUrl(page);
        ChannelView.Ban ban =
                Objects.requireNonNull(channels.find(channel.id()).orElseThrow().ban());
        assertThat(ban.reason()).isEqualTo("Knives");
        assertThat(ban.until()).isNotNull();
        assertThat(media.dropped).contains(channel.id());
        assertThat(text(get(page, administrator))).contains("Knives", "Lift the ban");
        post(action + "/lift-ban");
        assertThat(channels.find(channel.id()).orElseThrow().ban()).isNull();
    }

    @Test
    void blockStopsTheShowAndDisconnects() {
        ChannelView channel = channel();
        BroadcastView show = stage.live(channel);
        assertThat(post("/console/broadcasts/" + show.publicId() + "/block?reason=Counterfeits"))
                .hasRedirectedUrl(page);
        assertThat(stage.now(show.id()).phase()).isEqualTo(Phase.BLOCKED);
        assertThat(stage.now(show.id()).reason()).isEqualTo("Counterfeits");
        assertThat(media.dropped).contains(channel.id());
    }

    @Test
    void liftBlockEndsTheShowAndKeepsAnotherOnAir() {
        ChannelView channel = channel();
        BroadcastView show = stage.live(channel);
        post("/console/broadcasts/" + show.publicId() + "/block?reason=Counterfeits");
        String lift = "/console/broadcasts/" + show.publicId() + "/lift-block";
        assertThat(text(get(page, administrator)))
                .contains("Counterfeits", "Lift the block on this show?", "action=\"" + lift + "\"");
        stage.hangUp(channel);
        BroadcastView next = stage.live(channel);
        media.dropped.clear();

        assertThat(post(lift)).hasRedirectedUrl(page).flash().containsEntry("notice", "console.broadcast.lifted");

        assertThat(stage.now(show.id()).phase()).isEqualTo(Phase.ENDED);
        assertThat(stage.now(next.id()).phase()).isEqualTo(Phase.LIVE);
        assertThat(media.dropped).isEmpty();
        assertThat(text(get(page, administrator))).doesNotContain("Counterfeits", "Lift the block");
        assertThat(post("/console/broadcasts/" + next.publicId() + "/lift-block"))
                .flash()
                .containsEntry("alert", "broadcast.not-blocked");
    }

    @Test
    void pagesOfNobodyDoNotExist() {
        assertThat(Stream.of("/console/sellers/" + UUID.randomUUID(), "/console/nothing"))
                .allSatisfy(each -> assertThat(get(each, administrator)).hasStatus(HttpStatus.NOT_FOUND));
        assertThat(post("/console/channels/nothing/ban?reason=x")).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(post("/console/broadcasts/nothing/block?reason=x")).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(post("/console/broadcasts/nothing/lift-block")).hasStatus(HttpStatus.NOT_FOUND);
    }

    private ChannelView channel() {
        return channels.create(shop, ChannelSettings.named("Evening ceramics"));
    }

    private MvcTestResult create(String address, MockHttpSession session, String once) {
        return mvc.post()
                .uri("/console/sellers?shopName=Tin Drum&displayName=Lee Hart")
                .param("email", address)
                .param("once", once + address)
                .session(session)
                .with(csrf())
                .with(administrator)
                .exchange();
    }

    private MvcTestResult inSession(String each, MockHttpSession session) {
        return mvc.get().uri(each).session(session).with(administrator).exchange();
    }

    private MvcTestResult get(String each, RequestPostProcessor person) {
        return mvc.get().uri(each).with(person).exchange();
    }

    private MvcTestResult post(String action) {
        return mvc.post().uri(action).with(csrf()).with(administrator).exchange();
    }

    private static String text(MvcTestResult result) {
        assertThat(result).hasStatusOk();
        return new String(result.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
    }
}
