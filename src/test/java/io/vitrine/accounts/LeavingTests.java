package io.vitrine.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;

/** Buyers forget their passwords, change their names, and leave. */
@RecordApplicationEvents
class LeavingTests extends BuyerTest {

    @Test
    void forgottenPasswordIsReplacedOnceAndEndsOtherSessions(ApplicationEvents events) throws Exception {
        register(email, "Mina", PASSWORD);
        MockHttpSession session = signedIn(PASSWORD);
        mailTo(email, 1);
        assertThat(forgot(email, "evil.example")).hasStatusOk().bodyText().contains("is on its way");
        MimeMessage mail = mailTo(email, 2);
        String link = linkIn(mail);

        assertThat(text(mail)).doesNotContain("evil");
        assertThat(html(mail)).doesNotContain("evil").contains(SITE + link);
        assertThat(choose(link, "short"))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("Use at least 10 characters");
        assertThat(events.stream(AccessTakenBack.class)).isEmpty();
        assertThat(choose(link, NEXT)).hasRedirectedUrl("/sign-in?reset");
        assertThat(events.stream(AccessTakenBack.class)).hasSize(1);
        assertThat(choose(link, "another one entirely")).hasStatus(HttpStatus.GONE);
        assertThat(get("/account", session)).hasRedirectedUrl("/sign-in?error=ended");
        assertThat(signIn(PASSWORD, "")).hasRedirectedUrl("/sign-in?error=credentials");
        assertThat(get("/account", signedIn(NEXT))).bodyText().doesNotContain("not confirmed yet");
    }

    @Test
    void forgottenPasswordWhenLinkIsOldOrForgedIsNotReplaced() throws Exception {
        register(email, "Mina", PASSWORD);
        mailTo(email, 1);
        forgot(email, "shop.example");
        String link = linkIn(mailTo(email, 2));

        assertThat(choose("/forgot/" + "a".repeat(32), NEXT)).hasStatus(HttpStatus.GONE);
        assertThat(choose("/forgot/'or'1'='1", NEXT)).hasStatus(HttpStatus.GONE);
        // A link opens what it was made for, and nothing else.
        assertThat(post(link.replace("/forgot/", "/verify/"))).hasStatus(HttpStatus.GONE);
        clock.advance(Duration.ofHours(1).plusSeconds(1));
        assertThat(choose(link, NEXT)).hasStatus(HttpStatus.GONE);
        assertThat(signIn(PASSWORD, "")).hasRedirectedUrl("/");
    }

    @Test
    void forgotWhenAddressIsUnknownAnswersTheSame() throws Exception {
        register(email, "Mina", PASSWORD);
        String unknown = "nobody-" + UUID.randomUUID() + "@example.com";

        String known = body(forgot(email, "shop.example")).replace(email, "X");
        assertThat(body(forgot(unknown, "shop.example")).replace(unknown, "X")).isEqualTo(known);
        mailTo(email, 2);
        assertThat(mailsTo(unknown)).isEmpty();
    }

    @Test
    void changeStoresNameAndLanguageAndTellsTheSession() {
        register(email, "Mina", PASSWORD);
        MockHttpSession session = signedIn(PASSWORD);

        assertThat(mvc.post()
                        .uri("/account")
                        .param("displayName", "Mina Park")
                        .param("language", "ko")
                        .session(session)
                        .with(csrf()))
                .hasRedirectedUrl("/account")
                .cookies()
                .hasValue("lang", "ko");
        assertThat(get("/account", session)).bodyText().contains("<strong>Mina Park</strong>");
        assertThat(mvc.post()
                        .uri("/account")
                        .param("displayName", " ")
                        .session(session)
                        .with(csrf()))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
    }

    @Test
    void deleteForgetsThePersonAndFreesTheAddress() {
        register(email, "Mina", PASSWORD);
        MockHttpSession session = signedIn(PASSWORD);
        MockHttpSession other = signedIn(PASSWORD);
        AccountId id = people.search(email, 1).get(0).id();

        assertThat(delete(session, "wrong password"))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("The current password is wrong");
        assertThat(delete(session, PASSWORD)).hasRedirectedUrl("/sign-in?deleted");

        assertThat(session.isInvalid()).isTrue();
        assertThat(get("/account", other)).hasRedirectedUrl("/sign-in?error=ended");
        assertThat(people.search(email, 1)).isEmpty();
        PersonView left = people.find(id).orElseThrow();
        assertThat(left.displayName()).isEqualTo("—");
        assertThat(left.active()).isFalse();
        assertThat(register(email, "Another Mina", NEXT)).hasRedirectedUrl("/sign-in?registered");
        assertThat(signIn(NEXT, "")).hasRedirectedUrl("/");
    }

    @Test
    void sessionOfDeletedAccountChangesNothingAnywhere() {
        register(email, "Mina", PASSWORD);
        MockHttpSession session = signedIn(PASSWORD);
        MockHttpSession other = signedIn(PASSWORD);
        delete(session, PASSWORD);

        assertThat(mvc.post().uri("/live/abcdefgh23456723/chat").session(other).with(csrf()))
                .hasStatus(HttpStatus.UNAUTHORIZED);
    }
}
