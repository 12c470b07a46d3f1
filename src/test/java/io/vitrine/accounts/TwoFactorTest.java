package io.vitrine.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import dev.samstevens.totp.code.DefaultCodeGenerator;
import dev.samstevens.totp.exceptions.CodeGenerationException;
import io.vitrine.DataFolder;
import io.vitrine.MutableClock;
import io.vitrine.TestClockConfiguration;
import io.vitrine.shared.Secret;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.modulith.test.ApplicationModuleTest;
import org.springframework.modulith.test.ApplicationModuleTest.BootstrapMode;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.support.TransactionOperations;

/** What tests of second factors do through the real filter chain. */
@ApplicationModuleTest(mode = BootstrapMode.ALL_DEPENDENCIES)
@AutoConfigureMockMvc
@Import(TestClockConfiguration.class)
abstract class TwoFactorTest {

    static final String PASSWORD = "a quiet harbour 7";

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

    String email = "";
    AccountId administratorId = new AccountId(UUID.randomUUID());
    AccountId seller = new AccountId(UUID.randomUUID());

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

    MockHttpSession administrator() {
        email = "administrator-" + UUID.randomUUID() + "@example.com";
        administratorId = accounts.createAdministrator(email, Secret.of("first one for them"))
                .id();
        accounts.changePassword(administratorId, Secret.of("first one for them"), Secret.of(PASSWORD));
        MockHttpSession session = new MockHttpSession();
        assertThat(firstStep(session)).hasRedirectedUrl("/console");
        return session;
    }

    String setUp(MockHttpSession session) {
        String secret = begin(session);
        confirm(session, secret);
        return secret;
    }

    String begin(MockHttpSession session) {
        assertThat(post("/account/two-factor/begin", session, Map.of("current", PASSWORD)))
                .hasRedirectedUrl("/account/two-factor");
        MvcTestResult page = get("/account/two-factor", session);
        Map<String, Object> model =
                Objects.requireNonNull(page.getMvcResult().getModelAndView()).getModel();
        String key = Objects.requireNonNull(model.get("typed")).toString();
        return key.replace(" ", "");
    }

    @SuppressWarnings("unchecked")
    List<String> confirm(MockHttpSession session, String secret) {
        MvcTestResult done = post("/account/two-factor/confirm", session, Map.of("code", code(secret, 0)));
        assertThat(done).hasRedirectedUrl("/account/two-factor");
        return (List<String>)
                Objects.requireNonNull(done.getMvcResult().getFlashMap().get("codes"));
    }

    MvcTestResult off(MockHttpSession session, String password, String code) {
        return post("/account/two-factor/off", session, Map.of("current", password, "code", code));
    }

    String code(String secret, int steps) {
        try {
            String code =
                    new DefaultCodeGenerator().generate(secret, clock.instant().getEpochSecond() / 30 + steps);
            // As authenticators show it.
            return code.substring(0, 3) + " " + code.substring(3);
        } catch (CodeGenerationException e) {
            throw new IllegalStateException(e);
        }
    }

    MockHttpSession signedIn() {
        MockHttpSession session = new MockHttpSession();
        assertThat(firstStep(session)).hasRedirectedUrl("/studio");
        return session;
    }

    MockHttpSession halfSignedIn() {
        MockHttpSession session = new MockHttpSession();
        assertThat(firstStep(session)).hasRedirectedUrl("/sign-in/code");
        return session;
    }

    MvcTestResult firstStep(MockHttpSession session) {
        return post("/sign-in", session, Map.of("email", email, "password", PASSWORD));
    }

    MvcTestResult secondStep(MockHttpSession session, String code) {
        return post("/sign-in/code", session, Map.of("code", code));
    }

    MvcTestResult get(String path, MockHttpSession session) {
        return mvc.get().uri(path).session(session).exchange();
    }

    MvcTestResult post(String path, MockHttpSession session, Map<String, String> fields) {
        var request = mvc.post().uri(path).session(session).with(csrf()).with(call -> {
            call.setRemoteAddr("192.0.2." + (1 + Math.floorMod(email.hashCode(), 250)));
            return call;
        });
        fields.forEach(request::param);
        return request.exchange();
    }
}
