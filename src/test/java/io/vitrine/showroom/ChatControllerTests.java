package io.vitrine.showroom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import io.vitrine.broadcasts.BroadcastView;
import io.vitrine.broadcasts.Broadcasts;
import io.vitrine.pages.PageTest;
import io.vitrine.pages.Person;
import io.vitrine.pages.Stage;
import jakarta.servlet.http.Cookie;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@PageTest
class ChatControllerTests {

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Stage stage;

    @Autowired
    Broadcasts broadcasts;

    private final Person seller = Person.newSeller();

    @SuppressWarnings("NullAway.Init")
    private BroadcastView show;

    @BeforeEach
    void goLive() {
        show = stage.live(stage.channel(seller));
    }

    @Test
    void postOfAGuestIsTakenAndTheGuestIsKnownAgain() {
        MvcTestResult first = post("Mina", "<b>Hello</b> & \"good\" evening", null);

        assertThat(first).hasStatus(201);
        assertThat(first).bodyJson().extractingPath("$.text").isEqualTo("<b>Hello</b> & \"good\" evening");
        Cookie guest = first.getResponse().getCookie("guest");
        assertThat(guest).isNotNull();
        assertThat(post("Mina", "Again", guest)).hasStatus(201);
        assertThat(mvc.get().uri("/live/" + show.channelPublicId() + "/chat/latest"))
                .hasStatusOk()
                .hasHeader("Cache-Control", "max-age=1")
                .bodyJson()
                .extractingPath("$.messages.length()")
                .isEqualTo(2);
    }

    @Test
    void postOfTheShopIsTheShops() {
        MvcTestResult result = mvc.post()
                .uri("/live/" + show.publicId() + "/chat")
                .with(seller.signedIn())
                .with(csrf())
                .param("key", UUID.randomUUID().toString())
                .param("text", "See https://example.com")
                .param("name", "Mina")
                .exchange();

        assertThat(result).hasStatus(201);
        assertThat(result).bodyJson().extractingPath("$.mark").isEqualTo("HOST");
        assertThat(result).bodyJson().extractingPath("$.name").isNotEqualTo("Mina");
    }

    @Test
    void postAsJsonIsTakenToo() {
        String key = UUID.randomUUID().toString();
        assertThat(json("{\"key\":\"" + key + "\",\"name\":\"Mina\",\"text\":\"Hello\"}"))
                .hasStatus(201);
        assertThat(json("{\"name\":\"Mina\",\"text\":\"Hello\"}")).hasStatus(400);
        assertThat(json("{\"key\":")).hasStatus(400);
        assertThat(json("{\"key\":\"" + key + "\",\"name\":\"Mina\",\"text\":\"" + "a".repeat(1_000_000) + "\"}"))
                .hasStatus(422);
    }

    @Test
    void postWhenRefusedSaysWhyInTheReadersLanguage() {
        MvcTestResult english = post("Mina", "buy at example.com", null);
        assertThat(english).hasStatus(422);
        assertThat(english).bodyJson().extractingPath("$.code").isEqualTo("link");
        assertThat(english).bodyJson().extractingPath("$.message").asString().contains("Only the shop");

        MvcTestResult korean = mvc.post()
                .uri("/live/" + show.publicId() + "/chat")
                .with(csrf())
                .header("Accept-Language", "ko")
                .param("key", UUID.randomUUID().toString())
                .param("text", "안녕")
                .param("name", "관리자")
                .exchange();
        assertThat(korean).bodyJson().extractingPath("$.code").isEqualTo("name.taken");
        assertThat(korean).bodyJson().extractingPath("$.message").asString().contains("다른 이름");
    }

    @Test
    void postWhenThereIsNoSuchShowIsNotFound() {
        assertThat(mvc.post()
                        .uri("/live/aaaaaaaaaaaaaaaa/chat")
                        .with(csrf())
                        .param("key", UUID.randomUUID().toString())
                        .param("text", "Hello")
                        .param("name", "Mina"))
                .hasStatus(404);
        assertThat(mvc.get().uri("/live/aaaaaaaaaaaaaaaa/chat/latest")).hasStatus(404);
        assertThat(mvc.post().uri("/live/aaaaaaaaaaaaaaaa/hearts").with(csrf())).hasStatus(404);
        assertThat(mvc.post()
                        .uri("/live/" + show.publicId() + "/chat/77/report")
                        .with(csrf()))
                .hasStatus(404);
    }

    @Test
    void postWhenTheShowHasJustEndedIsRefused() {
        assertThat(post("Mina", "Hello", null)).hasStatus(201);

        broadcasts.end(show.id());

        MvcTestResult late = post("Mina", "Good night", null);
        assertThat(late).hasStatus(409);
        assertThat(late).bodyJson().extractingPath("$.code").isEqualTo("closed");
    }

    @Test
    void postWithoutATokenIsRefused() {
        assertThat(mvc.post()
                        .uri("/live/" + show.publicId() + "/chat")
                        .param("key", UUID.randomUUID().toString())
                        .param("text", "Hello"))
                .hasStatus(403);
    }

    @Test
    void heartsWhenSentAreCountedAndOnlySoMany() {
        assertThat(hearts("3")).hasStatus(204);
        assertThat(mvc.get().uri("/live/" + show.publicId() + "/chat/latest"))
                .bodyJson()
                .extractingPath("$.hearts")
                .isEqualTo(3);
        assertThat(hearts("0")).hasStatus(400);
        assertThat(hearts("11")).hasStatus(400);
        assertThat(hearts("many")).hasStatus(400);
    }

    @Test
    void watchPageHoldsTheChat() {
        assertThat(mvc.get().uri("/live/" + show.publicId()))
                .hasStatusOk()
                .bodyText()
                .contains("data-address=\"/live/" + show.publicId() + "/chat\"", "aria-live=\"off\"", "Say something");
    }

    private MvcTestResult hearts(String number) {
        return mvc.post()
                .uri("/live/" + show.publicId() + "/hearts")
                .with(csrf())
                .param("n", number)
                .exchange();
    }

    private MvcTestResult post(String name, String text, @Nullable Cookie guest) {
        var request = mvc.post()
                .uri("/live/" + show.publicId() + "/chat")
                .with(csrf())
                .param("key", UUID.randomUUID().toString())
                .param("text", text)
                .param("name", name);
        return guest == null ? request.exchange() : request.cookie(guest).exchange();
    }

    private MvcTestResult json(String body) {
        return mvc.post()
                .uri("/live/" + show.publicId() + "/chat")
                .with(csrf())
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .exchange();
    }
}
