package io.vitrine.studio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import io.vitrine.pages.PageTest;
import io.vitrine.pages.Person;
import io.vitrine.support.FakeStripe;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@PageTest
class StripeControllerTests {

    private static final String PAGE = "/studio/payments/stripe";

    @Autowired
    MockMvcTester mvc;

    private FakeStripe stripe = new FakeStripe();
    private Person seller = Person.newSeller();

    @BeforeEach
    void comeAsAnotherSeller() {
        stripe = new FakeStripe();
        seller = Person.newSeller();
    }

    @Test
    void keysWhenSavedAreNeverOnAPageAgain() {
        assertThat(get(PAGE)).hasStatusOk().bodyText().contains("/stripe/events/" + seller.shop(), "charge.refunded");
        assertThat(get("/studio/payments")).bodyText().contains("Set up");
        assertThat(save(stripe.key, stripe.webhookSecret, "20")).hasRedirectedUrl(PAGE);
        String hint = "sk_test_…" + stripe.key.substring(stripe.key.length() - 4);
        assertThat(get(PAGE))
                .bodyText()
                .contains(hint, "in test mode", "value=\"20\"")
                .doesNotContain(stripe.key, stripe.webhookSecret);
        assertThat(get("/studio/payments"))
                .bodyText()
                .contains("in test mode")
                .doesNotContain(stripe.key, stripe.webhookSecret);
        Person other = Person.newSeller();
        assertThat(mvc.get().uri(PAGE).with(other.signedIn()).exchange())
                .bodyText()
                .doesNotContain(hint);
    }

    @Test
    void keyWhenWrongIsRefusedInPlainWordsAndNotRepeated() {
        stripe.refuses(401, "invalid_request_error", "");
        assertThat(save(stripe.key, "", "15"))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("Stripe does not know this key")
                .doesNotContain(stripe.key);
        assertThat(save("<b>\u202e" + "x".repeat(1_000_000), "", "15"))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("A secret key begins with")
                .doesNotContain("<b>", "xxxx");
        assertThat(save("pk_test_12345678", "", "15")).bodyText().contains("publishable key");
        stripe.isUnreachable();
        assertThat(save(stripe.key, "", "15")).bodyText().contains("could not be reached", "nothing was kept");
        assertThat(save("", "", "15")).bodyText().contains("Paste the secret key");
    }

    @Test
    void keysWhenForgottenAreGone() {
        save(stripe.key, stripe.webhookSecret, "15");
        assertThat(mvc.post()
                        .uri(PAGE + "/remove")
                        .with(seller.signedIn())
                        .with(csrf())
                        .exchange())
                .hasRedirectedUrl(PAGE);
        assertThat(get(PAGE)).bodyText().doesNotContain("sk_test_…");
    }

    private MvcTestResult save(String key, String webhookSecret, String minutes) {
        return mvc.post()
                .uri(PAGE)
                .param("key", key)
                .param("webhookSecret", webhookSecret)
                .param("holdMinutes", minutes)
                .param("offered", "true")
                .with(seller.signedIn())
                .with(csrf())
                .exchange();
    }

    private MvcTestResult get(String uri) {
        return mvc.get().uri(uri).with(seller.signedIn()).exchange();
    }
}
