package io.vitrine.studio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import io.vitrine.broadcasts.BroadcastView;
import io.vitrine.offers.OfferDraft;
import io.vitrine.offers.OfferState;
import io.vitrine.offers.OfferView;
import io.vitrine.offers.Offers;
import io.vitrine.pages.PageTest;
import io.vitrine.pages.Person;
import io.vitrine.pages.Stage;
import io.vitrine.polls.PollDraft;
import io.vitrine.polls.Polls;
import io.vitrine.runsheet.RunSheets;
import io.vitrine.shared.Money;
import io.vitrine.shop.ProductDraft;
import io.vitrine.shop.ProductDraft.VariantDraft;
import io.vitrine.shop.ProductStatus;
import io.vitrine.shop.ProductView;
import io.vitrine.shop.Products;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@PageTest
class RunSheetControllerTests {

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Stage stage;

    @Autowired
    Products products;

    @Autowired
    Offers offers;

    @Autowired
    RunSheets sheets;

    @Autowired
    Polls polls;

    private final Person seller = Person.newSeller();

    @Test
    void runSheetWhenEmptySaysWhatItIsForAndThenHoldsCues() {
        BroadcastView show = stage.live(stage.channel(seller));
        assertThat(get(show, "/run-sheet")).hasStatusOk().bodyText().contains("Nothing planned yet", "Add a cue");
        ProductView cup = onSale(seller, "Moon <jar>");
        assertThat(post(
                        show,
                        "/run-sheet/cues?kind=PRODUCT&minutes=2&seconds=5&script=Hold it up&product=" + cup.publicId()))
                .hasStatusOk()
                .bodyText()
                .contains("Moon &lt;jar&gt;", "Hold it up", "2:05", "1 cue, 2:05");
        assertThat(post(show, "/run-sheet/next?step=0"))
                .hasStatusOk()
                .bodyText()
                .contains("That was the last cue.", "Undo");
        assertThat(post(show, "/run-sheet/next?step=1")).bodyText().contains("Add another to go on.");
        String version = sheetVersion(show);
        assertThat(get(show, "/run-sheet/run?version=" + version)).hasStatus(HttpStatus.NO_CONTENT);
        assertThat(get(show, "/run-sheet/run?version=other")).hasStatusOk();
        assertThat(get(show, "/prompter"))
                .hasStatusOk()
                .bodyText()
                .contains("Moon &lt;jar&gt;", "Hold it up", "12 left");
        assertThat(get(show, "")).hasStatusOk().bodyText().contains("Run sheet", "Polls and quizzes", "Prompter");
    }

    @Test
    void offerThatIsPreparedIsPutIntoTheRunSheetAndStartedWithNext() {
        BroadcastView show = stage.live(stage.channel(seller));
        assertThat(get(show, "/run-sheet")).bodyText().contains("No offer is prepared for this show.");
        ProductView cup = onSale(seller, "Cup");
        OfferView offer = offers.create(
                seller.shop(),
                show.id(),
                OfferDraft.ofShow(cup, cup.variants().get(0).id(), Money.of(15_000, "KRW"), false));
        assertThat(get(show, "/run-sheet")).bodyText().contains("Cup · ₩15,000 · price of the show");
        assertThat(post(show, "/run-sheet/cues?kind=OFFER&minutes=1&offer=" + offer.publicId()))
                .hasStatusOk()
                .bodyText()
                .contains("1 cue, 1:00", "Offer</span>");
        assertThat(post(show, "/run-sheet/next?step=0")).hasStatusOk();
        assertThat(offers.find(offer.publicId()).orElseThrow().state()).isEqualTo(OfferState.OPEN);
        assertThat(post(show, "/run-sheet/cues?kind=OFFER&offer=aaaaaaaaaaaaaaaa"))
                .hasStatus(HttpStatus.NOT_FOUND);
    }

    @Test
    void cueWhenItCannotBeOneSaysWhyAndKeepsWhatWasTyped() {
        BroadcastView show = stage.planned(stage.channel(seller));
        assertThat(post(show, "/run-sheet/cues?kind=TALK&talk=&script=A long story"))
                .hasStatusOk()
                .bodyText()
                .contains("Write 1 to 200 characters on one line.", "A long story");
        assertThat(post(show, "/run-sheet/next?step=0")).bodyText().contains("Go live first");
    }

    @Test
    void pollsWhenWrittenOpenedAndRevealedAreShown() {
        BroadcastView show = stage.live(stage.channel(seller));
        assertThat(get(show, "/polls")).hasStatusOk().bodyText().contains("Ask your viewers something");
        assertThat(post(show, "/polls?question=How <hot>?&option=900&option=900"))
                .bodyText()
                .contains("Two answers are the same.", "How &lt;hot&gt;?");
        assertThat(post(show, "/polls?question=How <hot>?&option=900&option=1250&option=&option=&correct=2"))
                .bodyText()
                .contains("How &lt;hot&gt;?", "Draft", "Quiz");
        String poll = polls.of(show).get(0).id().value();
        assertThat(mvc.get().uri("/live/" + show.publicId() + "/polls/" + poll)).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(post(show, "/polls/" + poll + "?act=open")).bodyText().contains("Close", "Reveal the answer");
        assertThat(mvc.get().uri("/live/" + show.publicId() + "/snapshot"))
                .bodyJson()
                .isLenientlyEqualTo("{\"more\": {\"polls\": [{\"id\": \"" + poll + "\", \"counts\": [0, 0]}]}}");
        assertThat(mvc.get().uri("/live/" + show.publicId() + "/polls/" + poll))
                .hasStatusOk()
                .hasHeader("Cache-Control", "max-age=1")
                .bodyText()
                .doesNotContain("correct");
        assertThat(vote(show, poll, 2)).hasStatusOk().bodyJson().isLenientlyEqualTo("""
                {"outcome": "COUNTED", "option": 2, "counts": [0, 1], "message": "Your vote counts."}
                """);
        assertThat(vote(show, poll, 9)).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(post(show, "/polls/" + poll + "?act=reveal")).bodyText().contains("Revealed", "1 vote");
        assertThat(vote(show, poll, 1)).bodyJson().extractingPath("$.outcome").isEqualTo("OVER");
    }

    @Test
    void hostIsSentMessagesAndTheFeedIsAllowed() {
        BroadcastView show = stage.live(stage.channel(seller));
        assertThat(post(show, "/host-messages?text=Show <the> other side"))
                .hasStatusOk()
                .bodyText()
                .contains("Show &lt;the&gt; other side", "not seen yet");
        assertThat(post(show, "/host-messages?text=")).bodyText().contains("Write 1 to 300 characters on one line.");
        assertThat(get(show, "/prompter/now")).bodyText().contains("Show &lt;the&gt; other side", "Ada Finch");
        assertThat(get(show, "/feed")).hasStatusOk().hasHeader("X-Accel-Redirect", "/_desk/" + show.channelPublicId());
    }

    @Test
    void whatBelongsToSomebodyElseDoesNotExist() {
        BroadcastView show = stage.live(stage.channel(seller));
        Person other = Person.newSeller();
        BroadcastView foreign = stage.live(stage.channel(other));
        String poll = polls.create(foreign, new PollDraft("Q?", List.of("A", "B"), null))
                .id()
                .value();
        ProductView cup = onSale(other, "Cup");
        for (String path : List.of("/run-sheet", "/prompter", "/feed", "/polls", "/host-messages")) {
            assertThat(get(foreign, path)).as(path).hasStatus(HttpStatus.NOT_FOUND);
        }
        assertThat(post(show, "/polls/" + poll + "?act=open")).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(post(show, "/run-sheet/cues?kind=PRODUCT&product=" + cup.publicId()))
                .hasStatus(HttpStatus.NOT_FOUND);
        assertThat(post(show, "/run-sheet/cues?kind=POLL&poll=" + poll))
                .bodyText()
                .contains("Choose a poll of this show.");
        assertThat(vote(show, poll, 1)).hasStatus(HttpStatus.NOT_FOUND);
    }

    private String sheetVersion(BroadcastView show) {
        return Integer.toHexString(Objects.hash(true, true, sheets.of(show)));
    }

    private MvcTestResult vote(BroadcastView show, String poll, int option) {
        return mvc.post()
                .uri("/live/" + show.publicId() + "/polls/" + poll + "/votes?option=" + option)
                .with(csrf())
                .exchange();
    }

    private MvcTestResult get(BroadcastView show, String path) {
        return mvc.get().uri(path(show) + path).with(seller.signedIn()).exchange();
    }

    private MvcTestResult post(BroadcastView show, String what) {
        return mvc.post()
                .uri(path(show) + what)
                .header("HX-Request", "true")
                .with(seller.signedIn())
                .with(csrf())
                .exchange();
    }

    private static String path(BroadcastView show) {
        return "/studio/broadcasts/" + show.publicId();
    }

    private ProductView onSale(Person who, String title) {
        ProductView made = products.create(
                who.shop(),
                new ProductDraft(title, "", List.of(new VariantDraft(null, title, "", Money.of(18_000, "KRW"), 12))));
        return products.become(made.id(), ProductStatus.ACTIVE);
    }
}
