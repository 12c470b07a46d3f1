package io.vitrine.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import io.vitrine.pages.MailTest;
import java.util.Objects;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** What tests of buyers do through the pages. */
abstract class BuyerTest extends MailTest {

    static final String PASSWORD = "a quiet harbour 7";
    static final String NEXT = "three teapots and a kettle";

    @Autowired
    People people;

    final String email = "buyer-" + UUID.randomUUID() + "@example.com";
    final RequestPostProcessor elsewhere = fromElsewhere();

    MvcTestResult register(String address, String name, String password) {
        return mvc.post()
                .uri("/register")
                .param("email", address)
                .param("displayName", name)
                .param("password", password)
                .with(csrf())
                .with(elsewhere)
                .exchange();
    }

    MvcTestResult signIn(String password, String next) {
        return mvc.post()
                .uri("/sign-in")
                .param("email", email)
                .param("password", password)
                .param("next", next)
                .with(csrf())
                .with(elsewhere)
                .exchange();
    }

    MockHttpSession signedIn(String password) {
        MvcTestResult result = signIn(password, "");
        assertThat(result).hasRedirectedUrl("/");
        return (MockHttpSession) Objects.requireNonNull(result.getRequest().getSession(false));
    }

    MvcTestResult forgot(String address, String host) {
        return mvc.post()
                .uri("/forgot")
                .param("email", address)
                .header("Host", host)
                .header("X-Forwarded-Host", host)
                .with(csrf())
                .with(elsewhere)
                .exchange();
    }

    MvcTestResult choose(String link, String password) {
        return mvc.post().uri(link).param("password", password).with(csrf()).exchange();
    }

    MvcTestResult delete(MockHttpSession session, String password) {
        return mvc.post()
                .uri("/account/delete")
                .param("current", password)
                .session(session)
                .with(csrf())
                .exchange();
    }

    MvcTestResult post(String path) {
        return mvc.post().uri(path).with(csrf()).exchange();
    }

    MvcTestResult post(String path, MockHttpSession session) {
        return mvc.post().uri(path).session(session).with(csrf()).exchange();
    }

    MvcTestResult get(String path, MockHttpSession session) {
        return mvc.get().uri(path).session(session).exchange();
    }

    static String body(MvcTestResult result) throws Exception {
        // The form token differs from page to page.
        return result.getResponse().getContentAsString().replaceAll("(name=\"_csrf\" value|content)=\"[^\"]*\"", "");
    }
}
