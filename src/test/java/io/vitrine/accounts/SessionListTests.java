package io.vitrine.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import io.vitrine.pages.PageTest;
import io.vitrine.shared.Secret;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** People see where they are signed in, and end what they do not know. */
@PageTest
class SessionListTests {

    private static final String PASSWORD = "a quiet harbour 7";
    private static final String PHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15"
            + " (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1";
    private static final String DESK =
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0";

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Accounts accounts;

    @Autowired
    AuditLog audit;

    private final String email = "person-" + UUID.randomUUID() + "@example.com";
    private AccountId account = new AccountId(UUID.randomUUID());

    @BeforeEach
    void createAccount() {
        account = accounts.createSeller(email, "Harbour Goods", "Ada Finch", Secret.of(PASSWORD))
                .account()
                .id();
    }

    @Test
    void listTellsBrowserAndLastNetworkAndMarksTheOneThatAsks() {
        MockHttpSession desk = signIn(DESK, "192.0.2.10");
        MockHttpSession phone = signIn(PHONE, "198.51.100.7");

        assertThat(page(desk))
                .bodyText()
                .containsOnlyOnce(">This browser<")
                .contains("Firefox on Windows", "127.0.0.1", "Safari on iPhone", "198.51.100.7");
        assertThat(listed(desk))
                .hasSize(2)
                .filteredOn(OpenSessions.View::own)
                .singleElement()
                .satisfies(own -> assertThat(own.browser().system()).isEqualTo("Windows"));
        // Signed out by itself: it is not on the list any more.
        post("/sign-out", phone);
        assertThat(listed(desk)).hasSize(1);
    }

    @Test
    void sessionThatIsEndedIsOverOnPublicPagesTooAndOthersGoOn() {
        MockHttpSession desk = signIn(DESK, "192.0.2.10");
        MockHttpSession phone = signIn(PHONE, "198.51.100.7");
        MockHttpSession tablet = signIn(PHONE.replace("iPhone", "iPad"), "198.51.100.7");
        String id = idOf(desk, "iPhone");

        assertThat(post("/account/sessions/" + id + "/end", desk)).hasRedirectedUrl("/account");

        assertThat(phone.isInvalid()).isTrue();
        assertThat(page(tablet)).hasStatusOk();
        assertThat(listed(desk)).hasSize(2);
        assertThat(audit.latest(1)).first().satisfies(entry -> {
            assertThat(entry.action()).isEqualTo("account.session-ended");
            assertThat(entry.actor()).isEqualTo(account);
        });
    }

    @Test
    void sessionOfSomebodyElseOrOnesOwnIsNotEndedByItsId() {
        MockHttpSession mine = signIn(DESK, "192.0.2.10");
        String own = listed(mine).get(0).id().value();
        post("/account/sessions/" + own + "/end", mine);
        assertThat(page(mine)).hasStatusOk();

        AccountId victim = account;
        createOther();
        MockHttpSession stranger = signIn(PHONE, "198.51.100.9");
        post("/account/sessions/" + own + "/end", stranger);
        assertThat(mine.isInvalid()).isFalse();
        assertThat(victim).isNotEqualTo(account);
    }

    @Test
    void listWhenThePasswordWasChangedElsewhereKnowsThatTheOthersAreOver() {
        MockHttpSession desk = signIn(DESK, "192.0.2.10");
        signIn(PHONE, "198.51.100.7");
        assertThat(mvc.post()
                        .uri("/account/password")
                        .param("current", PASSWORD)
                        .param("password", "three teapots and a kettle")
                        .session(desk)
                        .with(csrf()))
                .hasRedirectedUrl("/account/password");
        assertThat(listed(desk)).hasSize(1);
    }

    @Test
    void showsWhenTheAccountOfASessionIsDeactivatedAreThoseOfEverybody() {
        MockHttpSession desk = signIn(DESK, "192.0.2.10");
        MockHttpSession phone = signIn(PHONE, "198.51.100.7");
        accounts.deactivate(account);

        String show = "/live/abcdefghijklmnop";
        assertThat(mvc.get().uri(show).session(desk)).hasRedirectedUrl(show);
        assertThat(mvc.get().uri(show + "/playback").session(phone)).hasStatus(401);
        assertThat(desk.isInvalid()).isTrue();
        assertThat(phone.isInvalid()).isTrue();
    }

    @Test
    void signOutElsewhereEndsAllOthersAtOnce() {
        MockHttpSession desk = signIn(DESK, "192.0.2.10");
        MockHttpSession phone = signIn(PHONE, "198.51.100.7");
        post("/account/sign-out-elsewhere", desk);
        assertThat(phone.isInvalid()).isTrue();
        assertThat(listed(desk)).hasSize(1);
    }

    private String other = email;

    private void createOther() {
        other = "other-" + UUID.randomUUID() + "@example.com";
        account = accounts.createSeller(other, "Other Goods", "Bo Finch", Secret.of(PASSWORD))
                .account()
                .id();
    }

    private MockHttpSession signIn(String userAgent, String address) {
        MvcTestResult result = mvc.post()
                .uri("/sign-in")
                .param("email", other)
                .param("password", PASSWORD)
                .header("User-Agent", userAgent)
                .with(csrf())
                .with(request -> {
                    request.setRemoteAddr(address);
                    return request;
                })
                .exchange();
        assertThat(result).hasRedirectedUrl("/studio");
        return (MockHttpSession) Objects.requireNonNull(result.getRequest().getSession(false));
    }

    private String idOf(MockHttpSession session, String system) {
        return listed(session).stream()
                .filter(one -> one.browser().system().equals(system))
                .findFirst()
                .orElseThrow()
                .id()
                .value();
    }

    @SuppressWarnings("unchecked")
    private List<OpenSessions.View> listed(MockHttpSession session) {
        return (List<OpenSessions.View>) Objects.requireNonNull(
                Objects.requireNonNull(page(session).getMvcResult().getModelAndView())
                        .getModel()
                        .get("sessions"));
    }

    private MvcTestResult page(MockHttpSession session) {
        return mvc.get().uri("/account").session(session).exchange();
    }

    private MvcTestResult post(String path, MockHttpSession session) {
        return mvc.post().uri(path).session(session).with(csrf()).exchange();
    }
}
