package io.vitrine.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import io.vitrine.shared.Secret;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;

/** Sets up second factors and signs in with them, through the real filter chain. */
class TwoFactorTests extends TwoFactorTest {

    @Test
    void signInWhenSecondFactorIsOnIsNoSessionUntilTheCodeIsRight() {
        String secret = setUp(signedIn());
        clock.advance(Duration.ofSeconds(30));
        MockHttpSession session = new MockHttpSession();
        assertThat(get("/studio/channels?page=2", session)).hasRedirectedUrl("/sign-in");

        assertThat(firstStep(session)).hasRedirectedUrl("/sign-in/code");
        String between = session.getId();
        assertThat(session.getAttribute(HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY))
                .isNull();
        assertThat(get("/studio", session)).hasRedirectedUrl("/sign-in");
        assertThat(get("/account", session)).hasRedirectedUrl("/sign-in");

        assertThat(secondStep(session, "000000")).hasRedirectedUrl("/sign-in/code?error=wrong");
        assertThat(get("/studio", session)).hasRedirectedUrl("/sign-in");
        // The page that was asked for first is not forgotten by what was asked for meanwhile.
        get("/studio/channels?page=2", session);
        assertThat(secondStep(session, code(secret, 0))).hasRedirectedUrl("/studio/channels?page=2");

        assertThat(session.getId()).isNotEqualTo(between);
        assertThat(get("/account/password", session)).isNotNull();
        assertThat(session.getAttribute(HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY))
                .isNotNull();
        assertThat(accounts.find(seller).orElseThrow().lastSignIn()).isEqualTo(clock.instant());
    }

    @Test
    void signInWhenItBeganOnAPublicPageLeadsBackThere() {
        String secret = setUp(signedIn());
        clock.advance(Duration.ofSeconds(30));
        MockHttpSession session = new MockHttpSession();
        assertThat(post("/sign-in", session, Map.of("email", email, "password", PASSWORD, "next", "/live/abc")))
                .hasRedirectedUrl("/sign-in/code?next=%2Flive%2Fabc");
        assertThat(post("/sign-in/code", session, Map.of("code", "000000", "next", "/live/abc")))
                .hasRedirectedUrl("/sign-in/code?error=wrong&next=%2Flive%2Fabc");
        assertThat(post("/sign-in/code", session, Map.of("code", code(secret, 0), "next", "/live/abc")))
                .hasRedirectedUrl("/live/abc");
    }

    @Test
    void codeWhenItWasTakenBeforeIsRefused() {
        String secret = setUp(signedIn());
        // The one it was set up with is taken, too.
        MockHttpSession session = halfSignedIn();
        assertThat(secondStep(session, code(secret, 0))).hasRedirectedUrl("/sign-in/code?error=wrong");
        assertThat(secondStep(session, code(secret, 1))).hasRedirectedUrl("/studio");

        MockHttpSession thief = halfSignedIn();
        assertThat(secondStep(thief, code(secret, 1))).hasRedirectedUrl("/sign-in/code?error=wrong");
        // Nor is one of before, though its time is not over.
        assertThat(secondStep(thief, code(secret, 0))).hasRedirectedUrl("/sign-in/code?error=wrong");
        assertThat(secondStep(thief, code(secret, 2))).hasRedirectedUrl("/sign-in/code?error=wrong");
        clock.advance(Duration.ofSeconds(60));
        assertThat(secondStep(thief, code(secret, 0))).hasRedirectedUrl("/studio");
    }

    @Test
    void codeWhenManySendItAtOnceIsTakenOnce() throws InterruptedException {
        String secret = setUp(signedIn());
        PendingSignIn pending = new PendingSignIn(
                seller, repository.findById(seller.value()).orElseThrow().passwordRevision(), clock.instant());
        Secret code = Secret.of(code(secret, 1));
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Future<SignedInUser>> tries =
                    threads.invokeAll(Collections.nCopies(4, () -> attempts.finish(pending, code)));
            long taken = 0;
            for (Future<SignedInUser> one : tries) {
                try {
                    assertThat(one.get().account()).isEqualTo(seller);
                    taken++;
                } catch (ExecutionException e) {
                    assertThat(e).hasCauseInstanceOf(BadCredentialsException.class);
                }
            }
            assertThat(taken).isEqualTo(1);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void recoveryCodeIsGoodOnceHoweverItIsTyped() {
        MockHttpSession owner = signedIn();
        String secret = begin(owner);
        List<String> codes = confirm(owner, secret);
        assertThat(codes).hasSize(RecoveryCodes.MANY).doesNotHaveDuplicates();
        assertThat(jdbc.sql("select digest from recovery_codes")
                        .query(String.class)
                        .list())
                .isNotEmpty()
                .noneMatch(digest -> codes.stream().anyMatch(digest::contains));

        String typed = codes.get(3).replace("-", " ").toUpperCase(Locale.ROOT);
        assertThat(secondStep(halfSignedIn(), typed)).hasRedirectedUrl("/studio");
        assertThat(factors.codesLeft(seller)).isEqualTo(9);
        assertThat(secondStep(halfSignedIn(), codes.get(3))).hasRedirectedUrl("/sign-in/code?error=wrong");
        assertThat(secondStep(halfSignedIn(), codes.get(4))).hasRedirectedUrl("/studio");
    }

    @Test
    void codesWhenFiveAreWrongLockTheAccountAndTheRightPasswordForgivesNone() {
        String secret = setUp(signedIn());
        clock.advance(Duration.ofSeconds(30));
        for (int i = 0; i < 4; i++) {
            assertThat(secondStep(halfSignedIn(), "wrong")).hasRedirectedUrl("/sign-in/code?error=wrong");
        }
        assertThat(accounts.find(seller).orElseThrow().lockedUntil()).isNull();
        MockHttpSession last = halfSignedIn();
        assertThat(accounts.find(seller).orElseThrow().lockedUntil()).isNull();
        assertThat(secondStep(last, "wrong")).hasRedirectedUrl("/sign-in?error=code-locked");
        assertThat(accounts.find(seller).orElseThrow().lockedUntil()).isNotNull();
        assertThat(audit.latest(1)).first().extracting(AuditLog.Entry::action).isEqualTo("account.locked");
        assertThat(firstStep(new MockHttpSession())).hasRedirectedUrl("/sign-in?error=credentials");

        clock.advance(Duration.ofMinutes(16));
        assertThat(secondStep(halfSignedIn(), code(secret, 0))).hasRedirectedUrl("/studio");
    }

    @Test
    void codesWhenGuessedInAnOpenSessionStayCountedWhateverTheRightPasswordDoes() {
        MockHttpSession session = signedIn();
        setUp(session);
        for (int i = 0; i < 4; i++) {
            assertThat(off(session, PASSWORD, "000000")).hasStatus(422);
        }
        post("/account/two-factor/begin", session, Map.of("current", PASSWORD));
        String next = "three teapots and a kettle";
        post("/account/password", session, Map.of("current", PASSWORD, "password", next));
        assertThat(accounts.find(seller).orElseThrow().lockedUntil()).isNull();

        assertThat(off(session, next, "000000")).hasStatus(422);

        assertThat(accounts.find(seller).orElseThrow().lockedUntil()).isNotNull();
        assertThat(factors.isOn(seller)).isTrue();
    }

    @Test
    void secondStepWhenTheFirstIsLongAgoOrOfAnotherPasswordBeginsAnew() {
        String secret = setUp(signedIn());
        MockHttpSession slow = halfSignedIn();
        clock.advance(Duration.ofMinutes(10));
        assertThat(secondStep(slow, code(secret, 0))).hasRedirectedUrl("/sign-in?error=code-over");
        assertThat(get("/sign-in/code", slow)).hasRedirectedUrl("/sign-in");

        MockHttpSession thief = halfSignedIn();
        accounts.changePassword(seller, Secret.of(PASSWORD), Secret.of("three teapots and a kettle"));
        assertThat(secondStep(thief, code(secret, 0))).hasRedirectedUrl("/sign-in?error=code-over");
        assertThat(secondStep(new MockHttpSession(), code(secret, 0))).hasRedirectedUrl("/sign-in?error=code-over");
    }

    @Test
    void setUpAsksForPasswordAndCodeAndEndsOtherSessions() {
        MockHttpSession other = signedIn();
        MockHttpSession here = signedIn();
        assertThat(post("/account/two-factor/begin", here, Map.of("current", "wrong password")))
                .hasStatus(422)
                .bodyText()
                .contains("The current password is wrong");
        assertThat(post("/account/two-factor/confirm", here, Map.of("code", "123456")))
                .hasRedirectedUrl("/account/two-factor")
                .flash()
                .containsEntry("alert", "accounts.two-factor.over");
        String secret = begin(here);
        assertThat(post("/account/two-factor/confirm", here, Map.of("code", "000000")))
                .hasStatus(422)
                .bodyText()
                .contains("That is not the code of this key", "data:image/svg+xml;base64,");
        assertThat(factors.isOn(seller)).isFalse();

        confirm(here, secret);

        assertThat(get("/account", other)).hasRedirectedUrl("/sign-in?error=ended");
        assertThat(get("/account/two-factor", here)).bodyText().contains("Your sign-in asks for a code");
        assertThat(jdbc.sql("select secret from two_factor").query(String.class).list())
                .noneMatch(kept -> kept.contains(secret));
    }

    @Test
    void turningOffAsksForPasswordAndCode() {
        MockHttpSession session = signedIn();
        String secret = setUp(session);
        clock.advance(Duration.ofSeconds(30));
        assertThat(off(session, "wrong password", code(secret, 0))).hasStatus(422);
        assertThat(off(session, PASSWORD, "000000")).hasStatus(422).bodyText().contains("The code is wrong");
        assertThat(factors.isOn(seller)).isTrue();

        assertThat(off(session, PASSWORD, code(secret, 0))).hasRedirectedUrl("/account/two-factor");
        assertThat(factors.isOn(seller)).isFalse();
        assertThat(firstStep(new MockHttpSession())).hasRedirectedUrl("/studio");
        assertThat(audit.latest(1)).first().satisfies(entry -> {
            assertThat(entry.action()).isEqualTo("account.two-factor");
            assertThat(entry.after()).isEqualTo("off");
        });
    }

    @Test
    void administratorsWhenTheyNeedItAreLedToItBeforeAnythingElse() {
        MockHttpSession first = administrator();
        MockHttpSession second = administrator();
        assertThat(post("/console/two-factor", first, Map.of("needed", "true")))
                .flash()
                .containsEntry("alert", "console.two-factor.own-first");
        assertThat(rules.administratorsNeedIt()).isFalse();
        String secret = setUp(first);
        assertThat(post("/console/two-factor", first, Map.of("needed", "true")))
                .flash()
                .containsEntry("notice", "console.two-factor.on.done");

        assertThat(get("/console/people", second)).hasRedirectedUrl("/account/two-factor");
        assertThat(post("/console/two-factor", second, Map.of("needed", "false")))
                .hasRedirectedUrl("/account/two-factor");
        assertThat(rules.administratorsNeedIt()).isTrue();
        setUp(second);
        assertThat(get("/account", second)).hasStatusOk();

        clock.advance(Duration.ofSeconds(30));
        assertThat(off(first, PASSWORD, code(secret, 0)))
                .hasStatus(422)
                .bodyText()
                .contains("so it stays on");
    }

    @Test
    void administratorTakesItOffSomebodyElseAndTheLogKnowsWho() {
        setUp(signedIn());
        MockHttpSession administrator = administrator();
        assertThat(post("/console/people/" + seller + "/two-factor/remove", administrator, Map.of()))
                .hasStatus3xxRedirection();
        assertThat(factors.isOn(seller)).isFalse();
        assertThat(audit.latest(1)).first().satisfies(entry -> {
            assertThat(entry.action()).isEqualTo("account.two-factor");
            assertThat(entry.detail()).isEqualTo("by an administrator");
            assertThat(entry.actor()).isNotNull();
        });
        // Not their own.
        assertThat(post("/console/people/" + administratorId + "/two-factor/remove", administrator, Map.of()))
                .hasStatus(404);
    }

    @Test
    void rescueAtTheStartTakesItOff() {
        setUp(signedIn());
        new TwoFactorRescue(
                        repository,
                        factors,
                        transactions,
                        new AccountsSettings("admin@example.com", Path.of("x"), email.toUpperCase(Locale.ROOT)))
                .afterSingletonsInstantiated();
        assertThat(factors.isOn(seller)).isFalse();
    }
}
