package io.vitrine.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import io.vitrine.pages.PageTest;
import io.vitrine.pages.Person;
import io.vitrine.shared.Secret;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** What people are told, and what the administrator does for them, where no mail is sent. */
@PageTest
class WithoutMailTests {

    private static final String PASSWORD = "a quiet harbour 7";

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Registration registration;

    @Autowired
    People people;

    private final RequestPostProcessor administrator = Person.administrator().signedIn();
    private final String email = "buyer-" + UUID.randomUUID() + "@example.com";
    private AccountId id = new AccountId(UUID.randomUUID());

    @BeforeEach
    void register() {
        registration.register(email, "Mina", Secret.of(PASSWORD), Locale.ENGLISH, "192.0.2." + email.hashCode());
        id = people.search(email, 1).get(0).id();
    }

    @Test
    void pagesSayThatNoMailIsSentAndShowNoLink() {
        assertThat(mvc.get().uri("/sign-in?registered")).bodyText().contains("This site sends no mail");
        assertThat(mvc.get().uri("/forgot"))
                .bodyText()
                .contains("This site sends no mail")
                .doesNotContain("name=\"email\"");
        assertThat(mvc.get().uri("/account").session(signedIn()))
                .bodyText()
                .contains("This site sends no mail")
                .doesNotContain("/verify/", "Send the mail again");
        assertThat(mvc.get().uri("/console/mail").with(administrator))
                .bodyText()
                .contains("VITRINE_MAIL_HOST");
    }

    @Test
    void administratorConfirmsAnAddressByHand() {
        assertThat(act("/verify")).hasStatus3xxRedirection();

        assertThat(people.find(id).orElseThrow().verified()).isTrue();
    }

    @Test
    void administratorHandsOutALinkForANewPasswordOnce() {
        MvcTestResult made = act("/reset-link");
        String link = Objects.requireNonNull(made.getMvcResult().getFlashMap().get("resetLink"))
                .toString();
        String path = link.substring(link.indexOf("/forgot/"));

        assertThat(mvc.post()
                        .uri(path)
                        .param("password", "three teapots and a kettle")
                        .with(csrf()))
                .hasRedirectedUrl("/sign-in?reset");
        assertThat(mvc.get().uri(path)).hasStatus(HttpStatus.GONE);
    }

    @Test
    void peopleAreFoundByWhatIsTypedAndByNothingElse() {
        assertThat(mvc.get().uri("/console/people").param("q", email).with(administrator))
                .bodyText()
                .contains(email, "Confirm by hand");
        assertThat(people.search("%_" + email, 5)).isEmpty();
        assertThat(people.search(email.toUpperCase(Locale.ROOT), 5)).hasSize(1);
    }

    @Test
    void actionsOnPeopleAreForAdministratorsAndOnBuyersOnly() {
        String page = "/console/people/" + id;
        for (String action : new String[] {"/verify", "/reset-link", "/deactivate", "/activate"}) {
            assertThat(mvc.post().uri(page + action).with(csrf())).hasRedirectedUrl("/sign-in");
            assertThat(mvc.post()
                            .uri(page + action)
                            .with(csrf())
                            .with(Person.newSeller().signedIn()))
                    .hasStatus(HttpStatus.FORBIDDEN);
            assertThat(mvc.post()
                            .uri("/console/people/" + UUID.randomUUID() + action)
                            .with(csrf())
                            .with(administrator))
                    .hasStatus(HttpStatus.NOT_FOUND);
        }
        assertThat(people.find(id).orElseThrow().verified()).isFalse();
    }

    private MvcTestResult act(String action) {
        return mvc.post()
                .uri("/console/people/" + id + action)
                .with(csrf())
                .with(administrator)
                .exchange();
    }

    private MockHttpSession signedIn() {
        MvcTestResult result = mvc.post()
                .uri("/sign-in")
                .param("email", email)
                .param("password", PASSWORD)
                .with(csrf())
                .exchange();
        return (MockHttpSession) Objects.requireNonNull(result.getRequest().getSession(false));
    }
}
