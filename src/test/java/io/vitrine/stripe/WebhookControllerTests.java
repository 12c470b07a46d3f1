package io.vitrine.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import io.vitrine.pages.PageTest;
import io.vitrine.pages.Person;
import io.vitrine.shared.Secret;
import io.vitrine.support.FakeStripe;
import java.time.Clock;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Tells a seller's webhook what Stripe would, and what it never would. */
@PageTest
class WebhookControllerTests {

    @Autowired
    MockMvcTester mvc;

    @Autowired
    StripeAccounts accounts;

    @Autowired
    Clock clock;

    private FakeStripe stripe = new FakeStripe();
    private Person seller = Person.newSeller();

    @BeforeEach
    void open() {
        stripe = new FakeStripe();
        seller = Person.newSeller();
        accounts.save(seller.shop(), new StripeDraft(Secret.of(stripe.key), Secret.of(stripe.webhookSecret), 15, true));
    }

    @Test
    void eventWhenSignedIsHeardWithoutASessionOrAToken() {
        String event = FakeStripe.event("customer.created", "{\"id\":\"cus_1\",\"object\":\"customer\"}");
        MvcTestResult answer = post(seller.shop().toString(), event, signed(event));
        assertThat(answer).hasStatusOk();
        assertThat(answer.getResponse().getHeader("Set-Cookie")).isNull();
        assertThat(post(seller.shop().toString(), event, signed(event))).hasStatusOk();
    }

    @Test
    void eventWhenForgedIsRefusedInASentence() {
        String event = FakeStripe.event("checkout.session.completed", "{}");
        for (String signature : new String[] {"", "t=1,v1=00", FakeStripe.signature(event, now(), "whsec_guessed")}) {
            assertThat(post(seller.shop().toString(), event, signature))
                    .hasStatus(HttpStatus.BAD_REQUEST)
                    .bodyText()
                    .contains("Nothing was changed", "signing secret")
                    .doesNotContain("whsec_");
        }
    }

    @Test
    void eventWhenForNobodyDoesNotExist() {
        String event = FakeStripe.event("checkout.session.completed", "{}");
        assertThat(post(UUID.randomUUID().toString(), event, signed(event))).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(post("nobody", event, signed(event))).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(mvc.get().uri("/stripe/events/" + seller.shop()).exchange())
                .hasStatus(HttpStatus.METHOD_NOT_ALLOWED);
    }

    @Test
    void eventOfAMegabyteIsRefused() {
        String event = "x".repeat(1_000_000);
        assertThat(post(seller.shop().toString(), event, signed(event))).hasStatus(HttpStatus.CONTENT_TOO_LARGE);
    }

    private String signed(String event) {
        return stripe.signature(event, now());
    }

    private long now() {
        return clock.instant().getEpochSecond();
    }

    private MvcTestResult post(String seller, String event, String signature) {
        return mvc.post()
                .uri("/stripe/events/" + seller)
                .header("Stripe-Signature", signature)
                .content(event)
                .exchange();
    }
}
