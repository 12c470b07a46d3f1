package io.vitrine.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import io.vitrine.pages.Person;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpStatus;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Buyers make accounts and prove their addresses. */
class RegistrationTests extends BuyerTest {

    @Test
    void registerWhenAddressIsNewMakesAnAccountThatItsLinkProves() throws Exception {
        assertThat(register(email, "Mina", PASSWORD)).hasRedirectedUrl("/sign-in?registered");

        MockHttpSession session = signedIn(PASSWORD);
        assertThat(get("/account", session)).bodyText().contains("not confirmed yet", email);
        MimeMessage mail = mailTo(email, 1);
        assertThat(mail.getSubject()).isEqualTo("Confirm your e-mail address");
        String link = linkIn(mail);
        // Programs that read mail follow links, too.
        assertThat(mvc.get().uri(link)).hasStatusOk().bodyText().contains("<button");
        assertThat(get("/account", session)).bodyText().contains("not confirmed yet");
        assertThat(post(link)).hasStatusOk().bodyText().contains("is confirmed");
        assertThat(get("/account", session)).bodyText().doesNotContain("not confirmed yet");
        assertThat(post(link)).hasStatus(HttpStatus.GONE);
        assertThat(mvc.get().uri(link)).hasStatus(HttpStatus.GONE);
    }

    @Test
    void registerWhenAddressIsKnownAnswersTheSameAndTellsItsOwnerOnly() throws Exception {
        MvcTestResult first = register(email, "Mina", PASSWORD);
        mailTo(email, 1);
        MvcTestResult second = register(email.toUpperCase(java.util.Locale.ROOT), "Somebody else", NEXT);

        assertThat(second.getResponse().getStatus())
                .isEqualTo(first.getResponse().getStatus());
        assertThat(second.getResponse().getRedirectedUrl())
                .isEqualTo(first.getResponse().getRedirectedUrl());
        assertThat(mailTo(email, 2).getSubject()).isEqualTo("You have an account already");
        assertThat(signIn(NEXT, "")).hasRedirectedUrl("/sign-in?error=credentials");
        assertThat(signIn(PASSWORD, "")).hasRedirectedUrl("/");
        assertThat(people.search(email, 5)).extracting(PersonView::displayName).containsExactly("Mina");
    }

    @Test
    void registerWhenManyDoSoAtOnceMakesOneAccount() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Callable<String>> tries = IntStream.range(0, 8)
                    .<Callable<String>>mapToObj(i -> () -> Objects.requireNonNull(
                            register(email, "Mina " + i, PASSWORD).getResponse().getRedirectedUrl()))
                    .toList();
            for (Future<String> answer : threads.invokeAll(tries)) {
                assertThat(answer.get()).isEqualTo("/sign-in?registered");
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(people.search(email, 20)).hasSize(1);
        assertThat(mailsTo(email)).hasSizeLessThanOrEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource({
        "no address, Mina, a quiet harbour 7, That is not an e-mail address",
        "mina@example.com, '', a quiet harbour 7, A name is 1 to 80 characters",
        "mina@example.com, Mina, short, Use at least 10 characters",
        "mina@example.com, Mina, password123, too easy to guess"
    })
    void registerWhenSomethingIsWrongSaysWhatAndKeepsTheRest(
            String address, String name, String password, String words) {
        assertThat(register(address, name, password))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains(words, "value=\"" + address + "\"")
                .doesNotContain(password + "\"");
    }

    @Test
    void registerWhenNameHoldsLineBreaksIsRefused() {
        assertThat(register(email, "Mina\r\nBcc: everybody@example.com", PASSWORD))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(register(email, "Mi\u202ena", PASSWORD)).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(register("mina@example.com\r\nBcc: everybody@example.com", "Mina", PASSWORD))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
    }

    @Test
    void registerWhenNameHoldsMarkupShowsItAsText() throws Exception {
        register(email, "<b>Mina</b>", PASSWORD);

        MimeMessage mail = mailTo(email, 1);
        assertThat(html(mail)).contains("&lt;b&gt;Mina&lt;/b&gt;").doesNotContain("<b>Mina");
        assertThat(text(mail)).contains("Hello <b>Mina</b>,");
        assertThat(get("/account", signedIn(PASSWORD)))
                .bodyText()
                .contains("&lt;b&gt;Mina&lt;/b&gt;")
                .doesNotContain("<b>Mina");
    }

    @Test
    void registerWhenThePageIsKoreanSendsKoreanMail() throws Exception {
        mvc.post()
                .uri("/register")
                .param("email", email)
                .param("displayName", "민아")
                .param("password", PASSWORD)
                .header("Accept-Language", "ko")
                .with(csrf())
                .with(elsewhere)
                .exchange();

        MimeMessage mail = mailTo(email, 1);
        assertThat(mail.getSubject()).isEqualTo("이메일 주소를 확인해 주세요");
        assertThat(text(mail)).contains("민아님, 안녕하세요.");
    }

    @Test
    void registerWhenOneNetworkDoesSoTooOftenIsRefused() {
        for (int i = 0; i < 20; i++) {
            assertThat(register("buyer-" + UUID.randomUUID() + "@example.com", "Mina", PASSWORD))
                    .hasStatus3xxRedirection();
        }
        assertThat(register(email, "Mina", PASSWORD))
                .hasStatus(HttpStatus.TOO_MANY_REQUESTS)
                .bodyText()
                .contains("Too much comes from your network", email);
        clock.advance(Duration.ofHours(1));
        assertThat(register(email, "Mina", PASSWORD)).hasRedirectedUrl("/sign-in?registered");
    }

    @Test
    void formsWithoutTokenAreRefused() {
        assertThat(mvc.post().uri("/register").param("email", email)).hasRedirectedUrl("/register?error=expired");
        assertThat(mvc.post().uri("/forgot").param("email", email)).hasRedirectedUrl("/forgot?error=expired");
        assertThat(mvc.post().uri("/account/delete").with(Person.newSeller().signedIn()))
                .hasStatus(HttpStatus.FORBIDDEN);
    }

    @Test
    void registerAndSignInLeadBackToTheShow() {
        assertThat(mvc.get().uri("/register?next=/live/abcdefgh23456723"))
                .bodyText()
                .contains("value=\"/live/abcdefgh23456723\"");
        assertThat(mvc.post()
                        .uri("/register")
                        .param("email", email)
                        .param("displayName", "Mina")
                        .param("password", PASSWORD)
                        .param("next", "/live/abcdefgh23456723")
                        .with(csrf())
                        .with(elsewhere))
                .hasRedirectedUrl("/sign-in?registered&next=%2Flive%2Fabcdefgh23456723");
        assertThat(signIn("wrong password", "/live/abcdefgh23456723"))
                .hasRedirectedUrl("/sign-in?error=credentials&next=%2Flive%2Fabcdefgh23456723");
        assertThat(signIn(PASSWORD, "/live/abcdefgh23456723")).hasRedirectedUrl("/live/abcdefgh23456723");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//evil.example",
                "https://evil.example",
                "/\\evil.example",
                "/live/../console",
                "/live/x\r\nSet-Cookie: a=b",
                "javascript:alert(1)",
                "/console",
                "/.evil.example"
            })
    void signInNeverLeadsElsewhere(String next) {
        register(email, "Mina", PASSWORD);

        assertThat(signIn(PASSWORD, next)).hasRedirectedUrl("/");
    }

    @Test
    void buyerOpensNeitherStudioNorConsole() {
        register(email, "Mina", PASSWORD);
        MockHttpSession session = signedIn(PASSWORD);

        assertThat(get("/studio", session)).hasStatus(HttpStatus.FORBIDDEN);
        assertThat(get("/console/people", session)).hasStatus(HttpStatus.FORBIDDEN);
        assertThat(get("/console/mail", session)).hasStatus(HttpStatus.FORBIDDEN);
    }

    @Test
    void verifyAgainSendsAnotherLinkUntilItIsTooOften() throws Exception {
        register(email, "Mina", PASSWORD);
        MockHttpSession session = signedIn(PASSWORD);
        String first = linkIn(mailTo(email, 1));
        assertThat(post("/account/verification", session)).flash().containsKey("notice");
        String second = linkIn(mailTo(email, 2));
        post("/account/verification", session);
        assertThat(post("/account/verification", session)).flash().containsKey("alert");

        assertThat(post(second)).hasStatusOk();
        // What was proved once needs no other proof.
        assertThat(post(first)).hasStatus(HttpStatus.GONE);
    }

    @Test
    void verifyWhenLinkIsOlderThanADayIsOver() throws Exception {
        register(email, "Mina", PASSWORD);
        String link = linkIn(mailTo(email, 1));
        clock.advance(Duration.ofHours(24).plusSeconds(1));

        assertThat(post(link)).hasStatus(HttpStatus.GONE);
    }
}
