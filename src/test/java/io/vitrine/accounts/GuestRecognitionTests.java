package io.vitrine.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import io.vitrine.DataFolder;
import io.vitrine.TestClockConfiguration;
import io.vitrine.shared.Secret;
import jakarta.servlet.http.Cookie;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.modulith.test.ApplicationModuleTest;
import org.springframework.modulith.test.ApplicationModuleTest.BootstrapMode;
import org.springframework.modulith.test.AssertablePublishedEvents;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Signs people in on browsers that are known as guests, through the real filter chain. */
@ApplicationModuleTest(mode = BootstrapMode.ALL_DEPENDENCIES)
@AutoConfigureMockMvc
@Import(TestClockConfiguration.class)
class GuestRecognitionTests {

    private static final Path DATA = DataFolder.create();
    private static final Secret PASSWORD = Secret.of("a quiet harbour 7");
    private static final String TOKEN = "0123456789abcdef0123456789abcdef";

    @DynamicPropertySource
    static void data(DynamicPropertyRegistry properties) {
        properties.add("vitrine.data", DATA::toString);
    }

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Accounts accounts;

    private String email = "";

    @BeforeEach
    void comeAsSomebodyElse() {
        email = "seller-" + UUID.randomUUID() + "@example.com";
    }

    @Test
    void signInOnAGuestsBrowserTellsWhoTheGuestWasAndForgetsTheGuest(AssertablePublishedEvents events) {
        AccountId account = accounts.createSeller(email, "Harbour Shop", "Ada", PASSWORD)
                .account()
                .id();

        MvcTestResult answer = signIn(TOKEN, PASSWORD.reveal());

        Cookie gone = Objects.requireNonNull(answer.getResponse().getCookie(Visitors.COOKIE));
        assertThat(gone.getMaxAge()).isZero();
        assertThat(events.ofType(GuestSignedIn.class)
                        .matching(event -> event.person().value().equals(account.value())))
                .singleElement()
                .satisfies(event ->
                        assertThat(event.guest().toString().replace("-", "")).doesNotContain(TOKEN));
    }

    @Test
    void signInWithoutAGuestOrWithoutThePasswordTellsNothing(AssertablePublishedEvents events) {
        accounts.createSeller(email, "Harbour Shop", "Ada", PASSWORD);
        for (MvcTestResult answer :
                List.of(signIn(TOKEN, "wrong password"), signIn("' or 1=1 --", PASSWORD.reveal()))) {
            assertThat(answer.getResponse().getCookie(Visitors.COOKIE)).isNull();
        }
        assertThat(events.ofType(GuestSignedIn.class)).isEmpty();
    }

    private MvcTestResult signIn(String guest, String password) {
        return mvc.post()
                .uri("/sign-in")
                .param("email", email)
                .param("password", password)
                .cookie(new Cookie(Visitors.COOKIE, guest))
                .with(csrf())
                .exchange();
    }
}
