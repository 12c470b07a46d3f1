package io.vitrine.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.vitrine.accounts.SellerId;
import io.vitrine.shared.Secret;
import io.vitrine.shop.PaymentKind;
import io.vitrine.support.FakeStripe;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Keeps the keys of sellers, and shows none of them. */
@ExtendWith(OutputCaptureExtension.class)
class StripeAccountsTests extends StripeTest {

    @Test
    void keysWhenKeptAreSealedMaskedAndInNoLog(CapturedOutput output) {
        StripeAccount account = accounts.of(seller).orElseThrow();
        String key = stripe.key;
        assertThat(account.key()).isEqualTo("sk_test_…" + key.substring(key.length() - 4));
        assertThat(account.webhookSecret()).startsWith("whsec_…");
        assertThat(account.testMode()).isTrue();
        assertThat(payments.offered(seller)).containsExactly(PaymentKind.STRIPE);
        String row = jdbc.sql("select * from stripe_accounts where seller_id = :seller")
                .param("seller", seller.value())
                .query()
                .singleRow()
                .toString();
        atStripe("cs_test_logged");
        stripe.refuses(401, "invalid_request_error", "");
        clock.advance(Duration.ofMinutes(14));
        ticker.look();
        assertThat(row + output.getAll())
                .doesNotContain(key, stripe.webhookSecret, "Invalid API Key")
                .doesNotContain(key.substring("sk_test_".length()));
        assertThat(new StripeDraft(Secret.of(key), Secret.of("whsec_12345678"), 15, true).toString())
                .doesNotContain(key, "whsec_12345678");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "pk_test_12345678",
                "sk_12345678",
                "sk_test_",
                "sk_test_<b>12345678",
                "sk_test_1234\u202e5678",
                "whsec_12345678"
            })
    void keyWhenItIsNoneIsRefusedWithoutAskingStripe(String typed) {
        SellerId other = new SellerId(UUID.randomUUID());
        assertThatExceptionOfType(StripeException.class)
                .isThrownBy(() -> accounts.save(other, new StripeDraft(Secret.of(typed), Secret.of(""), 15, true)))
                .satisfies(e -> assertThat(e.field()).isEqualTo("key"))
                .withMessageNotContaining("12345678");
        assertThat(accounts.of(other)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"401, key", "403, rights", "429, busy", "500, stripe", "400, refused"})
    void keyThatStripeDoesNotTakeIsNotKept(int status, String why) {
        FakeStripe theirs = new FakeStripe();
        theirs.refuses(status, "api_error", "");
        SellerId other = new SellerId(UUID.randomUUID());
        assertThatExceptionOfType(StripeException.class)
                .isThrownBy(() -> accounts.save(other, new StripeDraft(Secret.of(theirs.key), Secret.of(""), 15, true)))
                .satisfies(e -> assertThat(e.code()).isEqualTo("stripe.key." + why));
        assertThat(accounts.of(other)).isEmpty();
    }

    @Test
    void saveWhenKeysAreLeftEmptyKeepsThemAndTheRestIsChecked() {
        accounts.save(seller, new StripeDraft(Secret.of(""), Secret.of(""), 30, false));
        StripeAccount account = accounts.of(seller).orElseThrow();
        assertThat(account.holdMinutes()).isEqualTo(30);
        assertThat(account.webhookSecret()).isNotNull();
        assertThat(payments.offered(seller)).isEmpty();
        for (int minutes : new int[] {4, 1441, -1}) {
            assertThatExceptionOfType(StripeException.class)
                    .isThrownBy(
                            () -> accounts.save(seller, new StripeDraft(Secret.of(""), Secret.of(""), minutes, true)))
                    .satisfies(e -> assertThat(e.field()).isEqualTo("holdMinutes"));
        }
        assertThatExceptionOfType(StripeException.class)
                .isThrownBy(() -> accounts.save(seller, new StripeDraft(Secret.of(""), Secret.of("secret"), 15, true)))
                .satisfies(e -> assertThat(e.field()).isEqualTo("webhookSecret"));
    }

    @Test
    void accountWithoutTheWebhooksSecretIsNotOffered() {
        FakeStripe theirs = new FakeStripe();
        SellerId other = new SellerId(UUID.randomUUID());
        accounts.save(other, new StripeDraft(Secret.of(theirs.key), Secret.of(""), 15, true));
        assertThat(payments.offered(other)).isEmpty();
    }

    @Test
    void removeWhenSomethingIsUnderWayIsRefusedAndElseForgetsTheKeys() {
        atStripe("cs_test_underway");
        assertThatExceptionOfType(StripeException.class)
                .isThrownBy(() -> accounts.remove(seller))
                .satisfies(e -> assertThat(e.code()).isEqualTo("stripe.remove.busy"));
        SellerId idle = new SellerId(UUID.randomUUID());
        accounts.save(idle, new StripeDraft(Secret.of(stripe.key), Secret.of(stripe.webhookSecret), 15, true));
        accounts.remove(idle);
        assertThat(accounts.of(idle)).isEmpty();
    }
}
