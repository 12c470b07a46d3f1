package io.vitrine.studio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import io.vitrine.accounts.VisitorId;
import io.vitrine.broadcasts.BroadcastView;
import io.vitrine.channels.ChannelView;
import io.vitrine.pages.PageTest;
import io.vitrine.pages.Person;
import io.vitrine.pages.Stage;
import io.vitrine.stage.Chat;
import io.vitrine.stage.ChatAuthor;
import io.vitrine.stage.ChatLine;
import io.vitrine.stage.ChatMark;
import io.vitrine.stage.ChatPlace;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@PageTest
class ChatDeskControllerTests {

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Stage stage;

    @Autowired
    Chat chat;

    private final Person seller = Person.newSeller();

    @SuppressWarnings("NullAway.Init")
    private BroadcastView show;

    @SuppressWarnings("NullAway.Init")
    private ChatPlace place;

    @BeforeEach
    void goLive() {
        ChannelView channel = stage.channel(seller);
        show = stage.live(channel);
        place = new ChatPlace(show, channel.seller(), "Haneul");
    }

    @Test
    void pageShowsWhatIsWrittenWithoutBelievingItsMarkup() {
        write("Is <script>this</script> safe?");
        assertThat(page())
                .contains(
                        "Is &lt;script&gt;this&lt;/script&gt; safe?", "Mina", "Write as the shop", "Hide from viewers")
                .doesNotContain("<script>this");
    }

    @Test
    void actWhenHiddenAndShownAgainSaysSo() {
        ChatLine line = write("Rude");
        assertThat(post("/messages/" + line.n(), "action", "HIDE")).hasStatus3xxRedirection();
        assertThat(page()).contains("is-hidden", "Show again");
        assertThat(chat.look(place).messages()).isEmpty();
    }

    @Test
    void actWhenBannedListsWhoMayNotWrite() {
        ChatLine line = write("Rude");
        post("/messages/" + line.n(), "action", "BAN", "reason", "rude");
        assertThat(page()).contains("Banned from this show", "Lift");
        post("/messages/" + line.n(), "action", "MUTE", "minutes", "5");
        assertThat(page()).contains("Muted until");
    }

    @Test
    void policyWhenSetIsShown() {
        assertThat(post("/policy", "frozen", "true", "slow", "30")).hasStatus3xxRedirection();
        assertThat(page()).containsPattern("name=\"frozen\"[^>]*checked").containsPattern("value=\"30\"[^>]*selected");
        assertThat(chat.look(place).policy().guests()).isFalse();
        assertThat(post("/policy", "slow", "7")).hasStatus(400);
    }

    @Test
    void sayWhenWrittenIsTheShopsAndWhenRefusedComesBack() {
        post("/say", "text", "Welcome!");
        assertThat(chat.look(place).messages())
                .singleElement()
                .matches(line -> line.mark() == ChatMark.HOST && line.text().equals("Welcome!"));

        MvcTestResult refused = post("/say", "text", "a".repeat(501));
        assertThat(refused).hasRedirectedUrl(desk()).flash().containsEntry("alert", "chat.refused.long");
        assertThat(refused).flash().containsEntry("typed.text", "a".repeat(501));
    }

    @Test
    void wordsWhenSavedAreKept() {
        post("/words", "words", "durian", "shopWords", "사기꾼", "replies", "Thank you!");
        assertThat(page()).contains("durian", "사기꾼", "data-reply=\"Thank you!\"");
        assertThat(post("/words", "words", "a".repeat(4001))).flash().containsEntry("alert", "chat.refused.words");
    }

    @Test
    void deskOfSomebodyElseIsNotFound() {
        Person stranger = Person.newSeller();
        ChatLine line = write("Hello");
        assertThat(mvc.get().uri(desk()).with(stranger.signedIn())).hasStatus(404);
        assertThat(mvc.post()
                        .uri(desk() + "/messages/" + line.n())
                        .with(stranger.signedIn())
                        .with(csrf())
                        .param("action", "DELETE"))
                .hasStatus(404);
        assertThat(mvc.post().uri(desk() + "/policy").with(stranger.signedIn()).with(csrf()))
                .hasStatus(404);
        assertThat(chat.look(place).messages()).containsExactly(line);
    }

    @Test
    void actOnWhatIsNotThereSaysSo() {
        assertThat(post("/messages/999", "action", "HIDE")).flash().containsEntry("alert", "chat.refused.missing");
        assertThat(post("/messages/999", "action", "EXPLODE")).hasStatus(400);
    }

    private ChatLine write(String text) {
        VisitorId guest = new VisitorId(UUID.randomUUID());
        return chat.post(
                place, new ChatAuthor(guest, "Mina", ChatMark.VIEWER, true, "192.0.2.1"), text, UUID.randomUUID());
    }

    private String desk() {
        return "/studio/broadcasts/" + show.publicId() + "/chat";
    }

    private String page() {
        MvcTestResult result = mvc.get().uri(desk()).with(seller.signedIn()).exchange();
        assertThat(result).hasStatusOk();
        return new String(result.getResponse().getContentAsByteArray(), java.nio.charset.StandardCharsets.UTF_8);
    }

    private MvcTestResult post(String path, String... fields) {
        var request = mvc.post().uri(desk() + path).with(seller.signedIn()).with(csrf());
        for (int i = 0; i < fields.length; i += 2) {
            request.param(fields[i], fields[i + 1]);
        }
        return request.exchange();
    }
}
