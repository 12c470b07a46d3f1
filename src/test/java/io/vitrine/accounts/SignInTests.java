package io.vitrine.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import io.vitrine.DataFolder;
import io.vitrine.MutableClock;
import io.vitrine.TestClockConfiguration;
import io.vitrine.shared.Secret;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.modulith.test.ApplicationModuleTest;
import org.springframework.modulith.test.ApplicationModuleTest.BootstrapMode;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Signs in through the real filter chain. */
@ApplicationModuleTest(mode = BootstrapMode.ALL_DEPENDENCIES)
@AutoConfigureMockMvc
@Import(TestClockConfiguration.class)
class SignInTests {

    private static final Path DATA = DataFolder.create();

    @DynamicPropertySource
    static void data(DynamicPropertyRegistry properties) {
        properties.add("vitrine.data", DATA::toString);
    }

    private static final Secret PASSWORD = Secret.of("a quiet harbour 7");

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Accounts accounts;

    @Autowired
    AuditLog audit;

    @Autowired
    MutableClock clock;

    private String email = "";
    private AccountId seller = new AccountId(UUID.randomUUID());

    @BeforeEach
    void createSeller() {
        email = "seller-" + UUID.randomUUID() + "@example.com";
        seller = accounts.createSeller(email, "Harbour Shop", "Ada", PASSWORD)
                .account()
                .id();
    }

    @Test
    void signInWhenPasswordIsRightLeadsSellerToStudio() {
        MvcTestResult result = signIn(email, PASSWORD.reveal());

        assertThat(result).hasRedirectedUrl("/studio");
        assertThat(accounts.find(seller).orElseThrow().lastSignIn()).isEqualTo(clock.instant());
    }

    @Test
    void signInWhenEmailIsUnknownAnswersAsForWrongPassword() {
        assertThat(signIn(email, "wrong password")).hasRedirectedUrl("/sign-in?error=credentials");
        assertThat(signIn("nobody@example.com", "wrong password")).hasRedirectedUrl("/sign-in?error=credentials");
    }

    @Test
    void signInWhenFailedFiveTimesIsLockedAndOpensAfterFifteenMinutes() {
        for (int i = 0; i < 4; i++) {
            signIn(email, "wrong password");
        }
        assertThat(accounts.find(seller).orElseThrow().lockedUntil()).isNull();
        signIn(email, "wrong password");
        assertThat(accounts.find(seller).orElseThrow().lockedUntil()).isNotNull();
        assertThat(signIn(email, PASSWORD.reveal())).hasRedirectedUrl("/sign-in?error=credentials");
        assertThat(audit.latest(1)).first().extracting(AuditLog.Entry::action).isEqualTo("account.locked");

        clock.advance(Duration.ofMinutes(16));
        assertThat(signIn(email, PASSWORD.reveal())).hasRedirectedUrl("/studio");
        assertThat(accounts.find(seller).orElseThrow().lockedUntil()).isNull();
    }

    @Test
    void signInWhenAddressFailedTwentyTimesIsRefusedWhateverTheAccount() {
        String elsewhere = "192.0.2.44";
        for (int i = 0; i < 20; i++) {
            assertThat(signIn("nobody" + i + "@example.com", "wrong password", elsewhere))
                    .hasRedirectedUrl("/sign-in?error=credentials");
        }
        assertThat(signIn(email, PASSWORD.reveal(), elsewhere)).hasRedirectedUrl("/sign-in?error=address");
        assertThat(signIn(email, PASSWORD.reveal())).hasRedirectedUrl("/studio");
    }

    @Test
    void signInWhenPasswordIsLongerThanBcryptReadsIsRefused() {
        assertThat(signIn(email, PASSWORD.reveal() + "x".repeat(200))).hasRedirectedUrl("/sign-in?error=credentials");
    }

    @Test
    void signInWithoutCsrfTokenIsRefused() {
        assertThat(mvc.perform(post("/sign-in").param("email", email).param("password", PASSWORD.reveal())))
                .hasRedirectedUrl("/sign-in?error=expired");
    }

    @Test
    void signInAfterPrivatePageLeadsBackToItByPathOnly() {
        MockHttpSession session = new MockHttpSession();
        assertThat(mvc.perform(get("/studio/channels")
                        .queryParam("page", "2")
                        .header("Host", "evil.example")
                        .session(session)))
                .hasRedirectedUrl("/sign-in");
        String before = session.getId();

        MvcTestResult result = mvc.perform(post("/sign-in")
                .param("email", email)
                .param("password", PASSWORD.reveal())
                .with(csrf())
                .session(session));

        assertThat(result).hasRedirectedUrl("/studio/channels?page=2");
        assertThat(session.getId()).isNotEqualTo(before);
    }

    @Test
    void privatePageWhenRoleIsAnotherIsForbidden() {
        assertThat(mvc.perform(get("/console").session(session()))).hasStatus(403);
    }

    @Test
    void unknownPathWhenNobodyIsSignedInDoesNotExist() {
        assertThat(mvc.perform(get("/nowhere"))).hasStatus(404);
    }

    @Test
    void sessionWhenAccountIsDeactivatedIsOver() {
        MockHttpSession session = session();
        accounts.deactivate(seller);

        assertThat(mvc.perform(get("/studio").session(session))).hasRedirectedUrl("/sign-in?error=ended");
        assertThat(session.isInvalid()).isTrue();
    }

    @Test
    void sessionWhenItsOwnerSignsOutElsewhereIsOverAndTheOneThatAskedGoesOn() {
        MockHttpSession lost = session();
        MockHttpSession here = session();
        assertThat(mvc.perform(get("/account").session(lost))).hasStatusOk();

        assertThat(mvc.perform(post("/account/sign-out-elsewhere").with(csrf()).session(here)))
                .hasRedirectedUrl("/account");

        assertThat(lost.isInvalid()).isTrue();
        assertThat(mvc.perform(get("/account").session(here))).hasStatusOk();
        assertThat(audit.latest(1))
                .first()
                .extracting(AuditLog.Entry::action)
                .isEqualTo("account.signed-out-elsewhere");
    }

    @Test
    void sessionWhenPasswordWasResetIsOverAndTheNextHasToChangeIt() {
        MockHttpSession session = session();
        Secret lent = accounts.resetPassword(seller);

        assertThat(mvc.perform(get("/studio").session(session))).hasRedirectedUrl("/sign-in?error=ended");

        MockHttpSession next = new MockHttpSession();
        mvc.perform(post("/sign-in")
                .param("email", email)
                .param("password", lent.reveal())
                .with(csrf())
                .session(next));
        assertThat(mvc.perform(get("/studio").session(next))).hasRedirectedUrl("/account/password");
        assertThat(mvc.perform(get("/studio").header("HX-Request", "true").session(next)))
                .hasStatus(401)
                .headers()
                .hasValue("HX-Redirect", "/account/password");
    }

    @Test
    void pageTellsBrowserHowToTreatIt() {
        assertThat(mvc.perform(get("/sign-in").secure(true)))
                .headers()
                .hasValue("X-Content-Type-Options", "nosniff")
                .hasValue("Strict-Transport-Security", "max-age=31536000")
                .hasValue("Referrer-Policy", "strict-origin-when-cross-origin")
                .containsHeader("Permissions-Policy")
                .hasHeaderSatisfying(
                        "Content-Security-Policy",
                        values -> assertThat(values)
                                .singleElement()
                                .asString()
                                .contains("script-src 'self';", "frame-ancestors 'none'")
                                .doesNotContain("unsafe"));
    }

    @Test
    void actuatorWhenAskedByTheEdgeDoesNotExist() {
        assertThat(mvc.perform(get("/actuator/health").header("X-Forwarded-For", "127.0.0.1")))
                .hasStatus(404);
        assertThat(mvc.perform(get("/actuator/health"))).hasStatusOk();
    }

    @Test
    void firstStartLeavesAdministratorsPasswordInFileOnlyItsOwnerReads() throws Exception {
        Path file = DATA.resolve("first-administrator");

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        MockHttpSession session = new MockHttpSession();
        assertThat(mvc.perform(post("/sign-in")
                        .param("email", "admin@example.com")
                        .param("password", Files.readString(file).strip())
                        .with(csrf())
                        .session(session)))
                .hasRedirectedUrl("/console");
        assertThat(mvc.perform(get("/console").session(session))).hasRedirectedUrl("/account/password");
    }

    private MockHttpSession session() {
        MockHttpSession session = new MockHttpSession();
        assertThat(mvc.perform(post("/sign-in")
                        .param("email", email)
                        .param("password", PASSWORD.reveal())
                        .with(csrf())
                        .session(session)))
                .hasRedirectedUrl("/studio");
        return session;
    }

    private MvcTestResult signIn(String name, String password) {
        return signIn(name, password, "192.0.2.1");
    }

    private MvcTestResult signIn(String name, String password, String address) {
        return mvc.perform(post("/sign-in")
                .remoteAddress(address)
                .param("email", name)
                .param("password", password)
                .with(csrf()));
    }
}
