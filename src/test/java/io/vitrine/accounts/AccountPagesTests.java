package io.vitrine.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import io.vitrine.pages.PageTest;
import io.vitrine.pages.Person;
import io.vitrine.shared.Secret;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** The pages on which people sign in and change their passwords. */
@PageTest
class AccountPagesTests {

    private static final String PASSWORD = "a quiet harbour 7";
    private static final String NEXT = "three teapots and a kettle";

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Accounts accounts;

    private final String email = "person-" + UUID.randomUUID() + "@example.com";

    @ParameterizedTest
    @CsvSource({
        "credentials, the password is wrong",
        "address, Too many attempts failed",
        "expired, open for too long",
        "ended, You have been signed out"
    })
    void signInWhenItFailedSaysWhy(String error, String words) {
        assertThat(mvc.get().uri("/sign-in?error=" + error)).bodyText().contains(words, "role=\"alert\"");
    }

    @Test
    void signInWhenTheAddressSaysSomethingElseShowsNoneOfIt() {
        assertThat(mvc.get().uri("/sign-in?error=<b>pay me</b>"))
                .hasStatusOk()
                .bodyText()
                .doesNotContain("pay me", "role=\"alert\"");
    }

    @Test
    void signInWhenTheSessionIsOverSaysSo() {
        assertThat(mvc.get().uri("/sign-in").with(request -> {
                    request.setRequestedSessionId("gone");
                    request.setRequestedSessionIdValid(false);
                    return request;
                }))
                .bodyText()
                .contains("Your session is over.");
    }

    @Test
    void signInWhenSignedInLeadsHome() {
        assertThat(mvc.get().uri("/sign-in").with(Person.newSeller().signedIn()))
                .hasRedirectedUrl("/studio");
        assertThat(mvc.get().uri("/sign-in").with(Person.administrator().signedIn()))
                .hasRedirectedUrl("/console");
    }

    @Test
    void passwordWhenNobodyIsSignedInLeadsToSignIn() {
        assertThat(mvc.get().uri("/account/password")).hasRedirectedUrl("/sign-in");
    }

    @Test
    void changeWhenAllIsRightChangesThePassword() {
        MockHttpSession session = signedIn(Secret.of(PASSWORD));
        assertThat(change(session, PASSWORD, NEXT))
                .hasRedirectedUrl("/account/password")
                .flash()
                .containsEntry("notice", "accounts.password.changed");
        assertThat(signIn(NEXT)).hasRedirectedUrl("/studio");
    }

    @Test
    void changeWhenSomethingIsWrongSaysWhichAndShowsNoPassword() {
        MockHttpSession session = signedIn(Secret.of(PASSWORD));
        assertThat(change(session, "wrong one indeed", NEXT))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("The current password is wrong.")
                .doesNotContain(NEXT, "wrong one indeed");
        assertThat(change(session, PASSWORD, "short"))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("Use at least 10 characters.");
    }

    @Test
    void firstPasswordHasToBeChangedBeforeAnythingElse() {
        MockHttpSession session = signedIn(null);
        assertThat(mvc.get().uri("/studio").session(session)).hasRedirectedUrl("/account/password");
        assertThat(mvc.get().uri("/account/password").session(session))
                .bodyText()
                .contains("Choose your own password", "First password");
        assertThat(change(session, first, NEXT)).hasRedirectedUrl("/studio");
        assertThat(mvc.get().uri("/studio").session(session))
                .hasStatusOk()
                .bodyText()
                .contains("Open your first channel");
    }

    private String first = "";

    private MockHttpSession signedIn(@Nullable Secret password) {
        first = accounts.createSeller(email, "Harbour Goods", "Ada Finch", password)
                .password()
                .reveal();
        return (MockHttpSession)
                Objects.requireNonNull(signIn(first).getRequest().getSession(false));
    }

    private MvcTestResult signIn(String password) {
        return mvc.post()
                .uri("/sign-in")
                .param("email", email)
                .param("password", password)
                .with(csrf())
                .exchange();
    }

    private MvcTestResult change(MockHttpSession session, String current, String next) {
        return mvc.post()
                .uri("/account/password")
                .param("current", current)
                .param("password", next)
                .session(session)
                .with(csrf())
                .exchange();
    }
}
