package io.vitrine.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import dev.samstevens.totp.code.DefaultCodeGenerator;
import dev.samstevens.totp.exceptions.CodeGenerationException;
import io.vitrine.DataFolder;
import io.vitrine.MutableClock;
import io.vitrine.TestClockConfiguration;
import io.vitrine.shared.Secret;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.modulith.test.ApplicationModuleTest;
import org.springframework.modulith.test.ApplicationModuleTest.BootstrapMode;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.support.TransactionOperations;

/** Sets up second factors and signs in with them, through the real filter chain. */
@ApplicationModuleTest(mode = BootstrapMode.ALL_DEPENDENCIES)
@AutoConfigureMockMvc
@Import(TestClockConfiguration.class)
class TwoFactorTests {

    private static final String PASSWORD = "a quiet harbour 7";

    @Autowired
    MockMvcTester mvc;

    @Autowired
    AccountService accounts;

    @Autowired
    TwoFactorRules rules;

    @Autowired
    TwoFactor factors;

    @Autowired
    AccountRepository repository;

    @Autowired
    TransactionOperations transactions;

    @Autowired
    SignInAttempts attempts;

    @Autowired
    AuditLog audit;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    MutableClock clock;

    private String email = "";
    private AccountId administratorId = new AccountId(UUID.randomUUID());
    private AccountId seller = new AccountId(UUID.randomUUID());

    @DynamicPropertySource
    static void data(DynamicPropertyRegistry properties) {
        properties.add("vitrine.data", DataFolder.create()::toString);
    }

    @BeforeEach
    void createSeller() {
        email = "seller-" + UUID.randomUUID() + "@example.com";
        seller = accounts.createSeller(email, "Harbour Shop", "Ada", Secret.of(PASSWORD))
                .account()
                .id();
    }

    @AfterEach
    void makeItOptional() {
        jdbc.sql("update sign_in_rules set administrators_need_two_factor = false")
                .update();
    }

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

    private MockHttpSession administrator() {
        email = "administrator-" + UUID.randomUUID() + "@example.com";
        administratorId = accounts.createAdministrator(email, Secret.of("first one for them"))
                .id();
        accounts.changePassword(administratorId, Secret.of("first one for them"), Secret.of(PASSWORD));
        MockHttpSession session = new MockHttpSession();
        assertThat(firstStep(session)).hasRedirectedUrl("/console");
        return session;
    }

    private String setUp(MockHttpSession session) {
        String secret = begin(session);
        confirm(session, secret);
        return secret;
    }

    private String begin(MockHttpSession session) {
        assertThat(post("/account/two-factor/begin", session, Map.of("current", PASSWORD)))
                .hasRedirectedUrl("/account/two-factor");
        MvcTestResult page = get("/account/two-factor", session);
        Map<String, Object> model =
                Objects.requireNonNull(page.getMvcResult().getModelAndView()).getModel();
        String key = Objects.requireNonNull(model.get("typed")).toString();
        return key.replace(" ", "");
    }

    @SuppressWarnings("unchecked")
    private List<String> confirm(MockHttpSession session, String secret) {
        MvcTestResult done = post("/account/two-factor/confirm", session, Map.of("code", code(secret, 0)));
        assertThat(done).hasRedirectedUrl("/account/two-factor");
        return (List<String>)
                Objects.requireNonNull(done.getMvcResult().getFlashMap().get("codes"));
    }

    private MvcTestResult off(MockHttpSession session, String password, String code) {
        return post("/account/two-factor/off", session, Map.of("current", password, "code", code));
    }

    private String code(String secret, int steps) {
        try {
            String code =
                    new DefaultCodeGenerator().generate(secret, clock.instant().getEpochSecond() / 30 + steps);
            // As authenticators show it.
            return code.substring(0, 3) + " " + code.substring(3);
        } catch (CodeGenerationException e) {
            throw new IllegalStateException(e);
        }
    }

    private MockHttpSession signedIn() {
        MockHttpSession session = new MockHttpSession();
        assertThat(firstStep(session)).hasRedirectedUrl("/studio");
        return session;
    }

    private MockHttpSession halfSignedIn() {
        MockHttpSession session = new MockHttpSession();
        assertThat(firstStep(session)).hasRedirectedUrl("/sign-in/code");
        return session;
    }

    private MvcTestResult firstStep(MockHttpSession session) {
        return post("/sign-in", session, Map.of("email", email, "password", PASSWORD));
    }

    private MvcTestResult secondStep(MockHttpSession session, String code) {
        return post("/sign-in/code", session, Map.of("code", code));
    }

    private MvcTestResult get(String path, MockHttpSession session) {
        return mvc.get().uri(path).session(session).exchange();
    }

    private MvcTestResult post(String path, MockHttpSession session, Map<String, String> fields) {
        var request = mvc.post().uri(path).session(session).with(csrf()).with(call -> {
            call.setRemoteAddr("192.0.2." + (1 + Math.floorMod(email.hashCode(), 250)));
            return call;
        });
        fields.forEach(request::param);
        return request.exchange();
    }
}
