package io.vitrine.studio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import io.vitrine.pages.PageTest;
import io.vitrine.pages.Person;
import io.vitrine.tokens.TokenView;
import io.vitrine.tokens.Tokens;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@PageTest
class TokenControllerTests {

    private static final Pattern TOKEN = Pattern.compile("vitrine_[a-z2-7]{32}");

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Tokens tokens;

    private final Person seller = Person.newSeller();

    @Test
    void createWhenFilledInShowsTheTokenOnceAndOnlyItsEndingLater() throws Exception {
        MvcTestResult made = post("?name=Score <board>&scopes=EVENTS_WRITE&life=MONTH");
        assertThat(made).hasStatusOk().bodyText().containsPattern(TOKEN).contains("Score &lt;board&gt;", "Send events");
        TokenView token = tokens.ofSeller(seller.shop()).get(0);
        assertThat(token.expiresAt()).isEqualTo(token.createdAt().plus(java.time.Duration.ofDays(30)));

        assertThat(list())
                .hasStatusOk()
                .bodyText()
                .doesNotContainPattern(TOKEN)
                .contains("…" + token.ending(), "Never used");

        assertThat(post("/" + token.id() + "/revoke")).hasRedirectedUrl("/studio/tokens");
        assertThat(list()).bodyText().contains("Revoked");
    }

    @Test
    void createWhenSomethingIsMissingKeepsTheRest() {
        assertThat(post("?name= &scopes=EVENTS_READ&life=WEEK"))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("Write a name of 1 to 60");
        assertThat(post("?name=Board&life=WEEK"))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("Choose what the token may do", "value=\"Board\"");
        assertThat(post("?name=a\u202eb&scopes=EVENTS_READ")).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(tokens.ofSeller(seller.shop())).isEmpty();
    }

    @Test
    void createWhenThereAreEnoughIsRefused() {
        for (int i = 0; i < Tokens.MOST_OF_SHOP; i++) {
            assertThat(post("?name=n" + i + "&scopes=EVENTS_READ")).hasStatusOk();
        }
        assertThat(post("?name=more&scopes=EVENTS_READ"))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("Your shop has 20 tokens");
    }

    @Test
    void revokeWhenTheTokenIsAnotherShopsChangesNothing() {
        assertThat(post("?name=Board&scopes=EVENTS_READ")).hasStatusOk();
        TokenView token = tokens.ofSeller(seller.shop()).get(0);
        Person other = Person.newSeller();
        assertThat(mvc.post()
                        .uri("/studio/tokens/" + token.id() + "/revoke")
                        .with(other.signedIn())
                        .with(csrf()))
                .hasRedirectedUrl("/studio/tokens");
        assertThat(tokens.ofSeller(seller.shop()).get(0).revokedAt()).isNull();
    }

    private MvcTestResult list() {
        return mvc.get().uri("/studio/tokens").with(seller.signedIn()).exchange();
    }

    private MvcTestResult post(String path) {
        return mvc.post()
                .uri("/studio/tokens" + path)
                .with(seller.signedIn())
                .with(csrf())
                .exchange();
    }
}
