package io.vitrine.studio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import io.vitrine.channels.ChannelView;
import io.vitrine.overlays.Overlays;
import io.vitrine.pages.PageTest;
import io.vitrine.pages.Person;
import io.vitrine.pages.Stage;
import io.vitrine.shared.Secret;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@PageTest
class OverlayControllerTests {

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Stage stage;

    @Autowired
    Overlays overlays;

    @Autowired
    JdbcClient jdbc;

    private final Person seller = Person.newSeller();

    @Test
    void keyOpensItsChannelUntilAnotherIsMadeOrItIsTakenBack() {
        ChannelView channel = stage.channel(seller);
        Secret first = overlays.make(channel.id());
        assertThat(ask(first.reveal()))
                .hasStatusOk()
                .hasHeader("Cache-Control", "no-store")
                .bodyJson()
                .extractingPath("$.channel")
                .isEqualTo(channel.publicId().value());
        Secret second = overlays.make(channel.id());
        assertThat(ask(first.reveal())).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(ask(second.reveal())).hasStatusOk();
        assertThat(jdbc.sql("select digest from overlay_keys")
                        .query(String.class)
                        .list())
                .doesNotContain(second.reveal());
        post(seller, channel, "/revoke");
        assertThat(ask(second.reveal())).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(ask("")).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(mvc.get().uri("/overlay")).hasStatusOk().bodyText().contains("data-overlay");
    }

    @Test
    void addressIsShownOnceAndOnlyToItsSeller() {
        ChannelView channel = stage.channel(seller);
        assertThat(get(seller, channel)).hasStatusOk().bodyText().contains("There is no address yet.", "URL");
        MvcTestResult made = post(seller, channel, "/make");
        assertThat(made).hasStatus3xxRedirection();
        assertThat(String.valueOf(made.getMvcResult().getFlashMap().get("address")))
                .matches("http.*/overlay#[0-9a-f]{40}");
        assertThat(get(seller, channel))
                .bodyText()
                .contains("An address was made")
                .doesNotContain("/overlay#");
        Person other = Person.newSeller();
        assertThat(get(other, channel)).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(post(other, channel, "/make")).hasStatus(HttpStatus.NOT_FOUND);
    }

    private MvcTestResult ask(String key) {
        return mvc.get().uri("/overlay/channel").header("Overlay-Key", key).exchange();
    }

    private MvcTestResult get(Person who, ChannelView channel) {
        return mvc.get().uri(path(channel)).with(who.signedIn()).exchange();
    }

    private MvcTestResult post(Person who, ChannelView channel, String what) {
        return mvc.post()
                .uri(path(channel) + what)
                .with(who.signedIn())
                .with(csrf())
                .exchange();
    }

    private static String path(ChannelView channel) {
        return "/studio/channels/" + channel.publicId() + "/overlay";
    }
}
