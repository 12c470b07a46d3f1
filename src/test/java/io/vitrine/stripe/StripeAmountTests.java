package io.vitrine.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import io.vitrine.shared.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Counts money as Stripe does. */
class StripeAmountTests {

    @ParameterizedTest
    @CsvSource({
        "18000, KRW, 18000, krw",
        "1250, USD, 1250, usd",
        "500, JPY, 500, jpy",
        "500, ISK, 50000, isk",
        "500, UGX, 50000, ugx",
        "50000, MGA, 500, mga",
        "1250, KWD, 1250, kwd"
    })
    void amountComesBackAsItWas(long minor, String currency, long units, String written) {
        StripeAmount amount = StripeAmount.of(Money.of(minor, currency)).orElseThrow();
        assertThat(amount).isEqualTo(new StripeAmount(units, written));
        assertThat(amount.money()).contains(Money.of(minor, currency));
    }

    @Test
    void amountThatStripeDoesNotHaveIsNone() {
        assertThat(StripeAmount.of(Money.of(1_251, "KWD"))).isEmpty();
        assertThat(StripeAmount.of(Money.of(50_001, "MGA"))).isEmpty();
        assertThat(new StripeAmount(1, "isk").money()).isEmpty();
        assertThat(new StripeAmount(1, "zzz").money()).isEmpty();
        assertThat(new StripeAmount(1, "").money()).isEmpty();
    }
}
