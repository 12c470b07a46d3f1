package io.vitrine.showroom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import io.vitrine.accounts.VisitorId;
import io.vitrine.broadcasts.BroadcastView;
import io.vitrine.broadcasts.Broadcasts;
import io.vitrine.broadcasts.Kind;
import io.vitrine.broadcasts.PlaybackPolicy;
import io.vitrine.broadcasts.ShowPlan;
import io.vitrine.broadcasts.Visibility;
import io.vitrine.channels.ChannelView;
import io.vitrine.pages.FakeMedia;
import io.vitrine.pages.PageTest;
import io.vitrine.pages.Person;
import io.vitrine.pages.Stage;
import io.vitrine.shared.Money;
import io.vitrine.shop.CartView;
import io.vitrine.shop.Carts;
import io.vitrine.shop.ProductDraft;
import io.vitrine.shop.ProductDraft.VariantDraft;
import io.vitrine.shop.ProductStatus;
import io.vitrine.shop.ProductView;
import io.vitrine.shop.Products;
import io.vitrine.shop.StockLedger;
import io.vitrine.thumbnails.Thumbnail;
import jakarta.servlet.http.Cookie;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Rehearsals and shows that are not for everybody: who finds them, who gets in, and what they leave behind. */
@PageTest
class HiddenShowTests {

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Stage stage;

    @Autowired
    FakeMedia media;

    @Autowired
    Broadcasts broadcasts;

    @Autowired
    Products products;

    @Autowired
    Carts carts;

    @Autowired
    StockLedger stock;

    private Person seller = Person.newSeller();

    @BeforeEach
    void comeAsAnotherSeller() {
        seller = Person.newSeller();
    }

    @Test
    void rehearsalIsFoundOnlyByItsAddressAndOpensOnlyWithItsPasscode() {
        ChannelView channel = stage.channel(seller);
        BroadcastView show = rehearsal(channel);
        String page = "/live/" + show.publicId();
        assertThat(mvc.get().uri("/"))
                .hasStatusOk()
                .bodyText()
                .doesNotContain(show.publicId().value());
        assertThat(mvc.get().uri("/live/" + channel.publicId()))
                .hasStatusOk()
                .bodyText()
                .doesNotContain(show.publicId().value(), show.title());

        assertThat(mvc.get().uri(page)).hasRedirectedUrl(page + "/passcode");
        assertThat(mvc.get().uri(page).with(Person.newSeller().signedIn())).hasRedirectedUrl(page + "/passcode");
        assertThat(mvc.get().uri(page).with(Person.administrator().signedIn())).hasStatusOk();
        assertThat(mvc.get().uri(page + "/passcode")).hasStatusOk().bodyText().doesNotContain(show.title());
        media.thumbnails.put(show.id(), new Thumbnail(Instant.EPOCH, new byte[] {1, 2}));
        for (String part : List.of("/state", "/snapshot", "/events", "/chat/latest", "/thumbnail")) {
            assertThat(mvc.get().uri(page + part)).hasStatus(HttpStatus.NOT_FOUND);
        }
        assertThat(mvc.post().uri(page + "/hearts?n=1").with(csrf())).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(mvc.post().uri(page + "/passcode?passcode=wrong").with(csrf()))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);

        Cookie pass = pass(show);
        MvcTestResult opened = mvc.get().uri(page).cookie(pass).exchange();
        assertThat(opened)
                .hasStatusOk()
                .bodyText()
                .contains("Rehearsal", "noindex", "/feed/" + show.feed())
                .doesNotContain("/feed/" + show.publicId());
        assertThat(mvc.get().uri(page + "/state").cookie(pass))
                .hasStatusOk()
                .headers()
                .hasValue("Cache-Control", "no-store");

        broadcasts.changePasscode(show.id());
        BroadcastView changed = stage.now(show.id());
        assertThat(changed.listing().passcode()).isNotEqualTo(show.listing().passcode());
        assertThat(changed.feed()).isNotEqualTo(show.feed());
    }

    @Test
    void thumbnailIsThatOfAShowForEverybodyAndComesWithTheFirstLook() {
        BroadcastView show = stage.live(stage.channel(seller));
        String path = "/live/" + show.publicId() + "/thumbnail";
        assertThat(mvc.get().uri("/")).hasStatusOk().bodyText().contains(path);
        assertThat(mvc.get().uri(path)).hasStatus(HttpStatus.NO_CONTENT).hasHeader("Cache-Control", "max-age=1");
        media.thumbnails.put(show.id(), new Thumbnail(Instant.EPOCH, new byte[] {1, 2}));
        assertThat(mvc.get().uri(path))
                .hasStatusOk()
                .hasHeader("Content-Type", "image/jpeg")
                .hasHeader("Cache-Control", "max-age=8");
        broadcasts.end(show.id());
        assertThat(mvc.get().uri(path)).hasStatus(HttpStatus.NOT_FOUND);
    }

    @Test
    void addressOfTheHiddenPictureIsGivenWithThePasscodeAloneAndTakenBackWithIt() {
        BroadcastView show = stage.live(stage.channel(seller));
        broadcasts.replan(show.id(), new ShowPlan("Quiet one", null, null, Kind.LIVE, Visibility.PRIVATE));
        BroadcastView hidden = stage.now(show.id());
        String playback = "/live/" + show.publicId() + "/playback";
        assertThat(mvc.get().uri(playback)).hasStatus(HttpStatus.NOT_FOUND);
        Cookie pass = pass(hidden);
        MvcTestResult given = mvc.get().uri(playback).cookie(pass).exchange();
        assertThat(given).hasStatusOk().headers().hasValue("Cache-Control", "no-store");
        assertThat(given).bodyText().contains("-" + hidden.listing().epoch() + "-");
        assertThat(mvc.get().uri("/live/" + show.publicId() + "/state").cookie(pass(hidden)))
                .bodyJson()
                .isLenientlyEqualTo("{\"playlist\": null, \"guarded\": true}");

        broadcasts.changePasscode(show.id());
        // At once, though what was asked a moment ago is remembered for a while.
        assertThat(mvc.get().uri(playback).cookie(pass)).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(mvc.get().uri("/live/" + show.publicId()).cookie(pass))
                .hasRedirectedUrl("/live/" + show.publicId() + "/passcode");
        assertThat(stage.now(show.id()).listing().epoch())
                .isNotNull()
                .isNotEqualTo(hidden.listing().epoch());

        broadcasts.replan(show.id(), new ShowPlan("Quiet one", null, null, Kind.LIVE, Visibility.PUBLIC));
        assertThat(stage.now(show.id()).listing().isGuarded()).isFalse();
    }

    @Test
    void addressOfAPictureForPeopleWithAnAccountIsGivenToThemAloneAndKeptByNoCache() {
        BroadcastView show = stage.live(stage.channel(seller));
        replan(show, PlaybackPolicy.SIGNED);
        String page = "/live/" + show.publicId();
        assertThat(mvc.get().uri(page + "/playback")).hasStatusOk().headers().hasValue("Cache-Control", "max-age=1");
        assertThat(mvc.get().uri(page))
                .bodyText()
                .contains(
                        "rel=\"preload\"", "-" + stage.now(show.id()).listing().epoch() + "-");

        replan(show, PlaybackPolicy.SIGNED_IN);
        String epoch = String.valueOf(stage.now(show.id()).listing().epoch());
        assertThat(mvc.get().uri(page + "/playback")).hasStatus(HttpStatus.UNAUTHORIZED);
        assertThat(mvc.get().uri(page))
                .hasStatusOk()
                .bodyText()
                .contains("Sign in to watch")
                .doesNotContain(epoch, show.mediaId().value());
        Person viewer = Person.newSeller();
        assertThat(mvc.get().uri(page + "/playback").with(viewer.signedIn()))
                .hasStatusOk()
                .headers()
                .hasValue("Cache-Control", "no-store");
        assertThat(mvc.get().uri(page).with(viewer.signedIn())).bodyText().contains("-" + epoch + "-");
        broadcasts.end(show.id());
        assertThat(mvc.get().uri(page + "/playback").with(viewer.signedIn())).hasStatus(HttpStatus.CONFLICT);
    }

    private void replan(BroadcastView show, PlaybackPolicy policy) {
        broadcasts.replan(show.id(), new ShowPlan("Members", null, null, Kind.LIVE, Visibility.PUBLIC, policy, null));
    }

    @Test
    void teamOfTheShopNeedsNoPasscode() {
        BroadcastView show = rehearsal(stage.channel(seller));
        var page = mvc.get()
                .uri("/live/" + show.publicId())
                .with(seller.signedIn())
                .exchange();
        assertThat(page).hasStatusOk();
        // The edge shares what is on screen, and lets no other cookie through.
        assertThat(mvc.get()
                        .uri("/live/" + show.publicId() + "/snapshot")
                        .cookie(page.getResponse().getCookies()))
                .hasStatusOk()
                .hasHeader("Cache-Control", "no-store");
        assertThat(mvc.get()
                        .uri("/live/" + show.publicId())
                        .with(Person.newSeller().signedIn()))
                .hasStatus(HttpStatus.FOUND);
    }

    @Test
    void passcodeWhenGuessedTooOftenIsNotTakenEvenIfRight() {
        BroadcastView show = rehearsal(stage.channel(seller));
        String form = "/live/" + show.publicId() + "/passcode?passcode=";
        for (int i = 0; i < 10; i++) {
            assertThat(mvc.post().uri(form + i).with(csrf())).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        }
        String right = Objects.requireNonNull(show.listing().passcode()).reveal();
        assertThat(mvc.post().uri(form + right).with(csrf())).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
    }

    @Test
    void unlistedShowOpensByItsAddressAndIsNowhereElse() {
        ChannelView channel = stage.channel(seller);
        BroadcastView show = broadcasts.schedule(
                channel.id(), new ShowPlan("Quiet one", null, null, Kind.LIVE, Visibility.UNLISTED));
        assertThat(mvc.get().uri("/live/" + show.publicId()))
                .hasStatusOk()
                .bodyText()
                .contains("Quiet one", "noindex");
        assertThat(mvc.get().uri("/")).bodyText().doesNotContain(show.publicId().value());
        assertThat(mvc.get().uri("/live/" + channel.publicId())).bodyText().doesNotContain("Quiet one");
    }

    @Test
    void nothingIsSoldInARehearsal() {
        BroadcastView show = rehearsal(stage.channel(seller));
        ProductView cup = products.create(
                seller.shop(),
                new ProductDraft(
                        "Cup",
                        "",
                        List.of(new VariantDraft(null, UUID.randomUUID().toString(), "", Money.of(18_000, "KRW"), 5))));
        products.become(cup.id(), ProductStatus.ACTIVE);
        MvcTestResult refused = mvc.post()
                .uri("/shop/products/" + cup.publicId() + "?quantity=1&show=" + show.publicId() + "&variant="
                        + cup.variants().get(0).id())
                .with(csrf())
                .with(seller.signedIn())
                .exchange();
        assertThat(refused).hasStatus(HttpStatus.CONFLICT).bodyText().contains("This is a rehearsal");
        CartView cart = carts.of(new VisitorId(seller.account().value()));
        assertThat(cart.shops()).isEmpty();
        stock.hold(cup.variants().get(0).id(), 5);
        assertThat(mvc.get()
                        .uri("/shop/products/" + cup.publicId() + "?show=" + show.publicId())
                        .with(seller.signedIn()))
                .hasStatusOk()
                .bodyText()
                .contains("Sold out", "This is a rehearsal")
                .doesNotContain("Put me on the waitlist");
        assertThat(mvc.post()
                        .uri("/shop/waitlist/" + cup.variants().get(0).id() + "?show=" + show.publicId())
                        .with(csrf())
                        .with(seller.signedIn()))
                .hasStatus(HttpStatus.CONFLICT)
                .bodyText()
                .contains("nobody is put in line", "You wait for nothing");
        assertThat(mvc.get()
                        .uri("/studio/broadcasts/" + show.publicId() + "/offers")
                        .with(seller.signedIn()))
                .hasStatusOk()
                .bodyText()
                .contains("This is a rehearsal", "No units are set aside")
                .doesNotContain("Its units are set aside as soon as");
        for (String page : List.of("report", "numbers", "report.csv", "report-products.csv")) {
            assertThat(mvc.get()
                            .uri("/studio/broadcasts/" + show.publicId() + "/" + page)
                            .with(seller.signedIn()))
                    .hasStatus(HttpStatus.NOT_FOUND);
        }
    }

    /** On air. */
    private BroadcastView rehearsal(ChannelView channel) {
        BroadcastView planned = broadcasts.schedule(
                channel.id(), new ShowPlan("Dry run", null, null, Kind.REHEARSAL, Visibility.PUBLIC));
        stage.carry(channel, planned);
        return broadcasts.goLive(planned.id());
    }

    private Cookie pass(BroadcastView show) {
        String right = Objects.requireNonNull(show.listing().passcode()).reveal();
        MvcTestResult opened = mvc.post()
                .uri("/live/" + show.publicId() + "/passcode?passcode=" + right)
                .with(csrf())
                .with(request -> {
                    request.setRemoteAddr("192.0.2.44");
                    return request;
                })
                .exchange();
        assertThat(opened).hasRedirectedUrl("/live/" + show.publicId());
        return Objects.requireNonNull(opened.getResponse().getCookie("pass"));
    }
}
