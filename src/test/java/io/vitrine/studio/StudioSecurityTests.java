package io.vitrine.studio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import io.vitrine.broadcasts.BroadcastView;
import io.vitrine.channels.ChannelView;
import io.vitrine.pages.PageTest;
import io.vitrine.pages.Person;
import io.vitrine.pages.Stage;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** Who may open and do what in the studio. */
@PageTest
class StudioSecurityTests {

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Stage stage;

    private final Person seller = Person.newSeller();
    private List<String> pages = List.of();
    private List<String> actions = List.of();

    @BeforeEach
    void openShop() {
        ChannelView channel = stage.channel(seller);
        BroadcastView show = stage.ready(channel);
        String channelPage = "/studio/channels/" + channel.publicId();
        String showPage = "/studio/broadcasts/" + show.publicId();
        pages = List.of(channelPage, showPage, showPage + "/log");
        actions = List.of(
                channelPage + "/settings?name=Mine&reconnectMinutes=2",
                channelPage + "/keys/PRIMARY/show",
                channelPage + "/keys/PRIMARY/rotate?grace=NOW",
                showPage + "/rename?title=Mine",
                showPage + "/go-live",
                showPage + "/disconnect",
                showPage + "/end",
                showPage + "/cancel",
                "/studio/broadcasts?title=Mine&channel=" + channel.publicId());
    }

    @Test
    void pagesWhenNobodyIsSignedInLeadToSignIn() {
        assertThat(all())
                .allSatisfy(page -> assertThat(mvc.get().uri(page).exchange())
                        .hasStatus(HttpStatus.FOUND)
                        .hasRedirectedUrl("/sign-in"));
        assertThat(actions)
                .allSatisfy(
                        action -> assertThat(mvc.post().uri(action).with(csrf()).exchange())
                                .hasRedirectedUrl("/sign-in"));
    }

    @Test
    void pagesWhenTheyAreAnotherSellersDoNotExist() {
        RequestPostProcessor other = Person.newSeller().signedIn();
        assertThat(pages).allSatisfy(page -> assertThat(get(page, other)).hasStatus(HttpStatus.NOT_FOUND));
        assertThat(actions).allSatisfy(action -> assertThat(post(action, other)).hasStatus(HttpStatus.NOT_FOUND));
    }

    @Test
    void pagesWhenAnAdministratorAsksAreForbidden() {
        RequestPostProcessor administrator = Person.administrator().signedIn();
        assertThat(all())
                .allSatisfy(page -> assertThat(get(page, administrator)).hasStatus(HttpStatus.FORBIDDEN));
        assertThat(actions)
                .allSatisfy(action -> assertThat(post(action, administrator)).hasStatus(HttpStatus.FORBIDDEN));
    }

    @Test
    void actionsWithoutTokenAreForbidden() {
        assertThat(actions)
                .allSatisfy(action -> assertThat(
                                mvc.post().uri(action).with(seller.signedIn()).exchange())
                        .hasStatus(HttpStatus.FORBIDDEN));
    }

    @Test
    void actionsCannotBeTakenByFollowingALink() {
        assertThat(actions.subList(1, 8))
                .allSatisfy(
                        action -> assertThat(get(action, seller.signedIn())).hasStatus(HttpStatus.METHOD_NOT_ALLOWED));
    }

    @Test
    void pagesWhenTheyAreOnesOwnOpen() {
        assertThat(all())
                .allSatisfy(page -> assertThat(get(page, seller.signedIn())).hasStatusOk());
        assertThat(actions)
                .allSatisfy(action -> assertThat(post(action, seller.signedIn()))
                        .satisfies(result ->
                                assertThat(result.getResponse().getStatus()).isIn(200, 302)));
    }

    @Test
    void pagesWhenTheNameIsNoNameDoNotExist() {
        assertThat(Stream.of("/studio/channels/x", "/studio/broadcasts/UPPERCASEUPPERCA", "/studio/nothing"))
                .allSatisfy(page -> assertThat(get(page, seller.signedIn())).hasStatus(HttpStatus.NOT_FOUND));
    }

    private List<String> all() {
        return Stream.concat(Stream.of("/studio", "/studio/channels/new", "/studio/broadcasts/new"), pages.stream())
                .toList();
    }

    private MvcTestResult get(String page, RequestPostProcessor person) {
        return mvc.method(HttpMethod.GET).uri(page).with(person).exchange();
    }

    private MvcTestResult post(String action, RequestPostProcessor person) {
        return mvc.post().uri(action).with(csrf()).with(person).exchange();
    }
}
