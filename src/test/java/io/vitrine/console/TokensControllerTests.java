package io.vitrine.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import io.vitrine.accounts.AccountView;
import io.vitrine.accounts.Accounts;
import io.vitrine.accounts.Role;
import io.vitrine.pages.PageTest;
import io.vitrine.pages.Person;
import io.vitrine.shared.Secret;
import io.vitrine.tokens.Caller;
import io.vitrine.tokens.Scope;
import io.vitrine.tokens.Tokens;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@PageTest
class TokensControllerTests {

    private static final Pattern TOKEN = Pattern.compile("vitrine_[a-z2-7]{32}");

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Tokens tokens;

    @Autowired
    Accounts accounts;

    @SuppressWarnings("NullAway.Init")
    private Person administrator;

    @BeforeEach
    void findAdministrator() {
        AccountView account = accounts.all().stream()
                .filter(one -> one.role() == Role.ADMIN && one.active())
                .findFirst()
                .orElseThrow();
        if (!accounts.isFree(account.id())) {
            accounts.changePassword(
                    account.id(), accounts.resetPassword(account.id()), Secret.of("of their own choice"));
        }
        administrator = new Person(account.id(), account.email(), account.displayName(), Role.ADMIN, null);
    }

    @Test
    void createWhenFilledInShowsTheTokenOnceAndItWorksForTheSiteUntilRevoked() throws Exception {
        MvcTestResult made = post("?name=Night <watch>&scopes=SITE_READ&life=MONTH");
        assertThat(made).hasStatusOk().bodyText().contains("Night &lt;watch&gt;", "can act as an administrator");
        Matcher token = TOKEN.matcher(made.getResponse().getContentAsString());
        assertThat(token.find()).isTrue();
        Secret secret = Secret.of(token.group());
        Caller caller = tokens.recognise(secret, "192.0.2.1").orElseThrow();
        assertThat(caller.shop()).isNull();
        assertThat(caller.scopes()).containsExactly(Scope.SITE_READ);
        assertThat(list())
                .hasStatusOk()
                .bodyText()
                .doesNotContainPattern(TOKEN)
                .contains(
                        "Night &lt;watch&gt;",
                        "Made by " + administrator.displayName() + " (" + administrator.email() + ")");
        assertThat(post("/" + caller.token() + "/revoke")).hasRedirectedUrl("/console/tokens");
        assertThat(tokens.recognise(secret, "192.0.2.1")).isEmpty();
    }

    @Test
    void createWhenAScopeIsAShopsOrNoneIsChosenIsRefused() {
        assertThat(post("?name=Watch&scopes=ORDERS_READ"))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("Choose what the token may do", "value=\"Watch\"");
        assertThat(post("?name=Watch")).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
    }

    private MvcTestResult list() {
        return mvc.get().uri("/console/tokens").with(administrator.signedIn()).exchange();
    }

    private MvcTestResult post(String path) {
        return mvc.post()
                .uri("/console/tokens" + path)
                .with(administrator.signedIn())
                .with(csrf())
                .exchange();
    }
}
