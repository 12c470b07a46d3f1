package io.vitrine.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Currency;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MoneyTests {

    @ParameterizedTest
    @CsvSource({"18000,KRW,18000", "'18,000',KRW,18000", "' 12.5 ',USD,1250", "'1,234,567.89',EUR,123456789", "0,USD,0"
    })
    void typedWhenItIsAnAmountIsRead(String text, String currency, long minor) {
        assertThat(Money.typed(text, Currency.getInstance(currency))).contains(Money.of(minor, currency));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "-1",
                "1.5",
                "1e3",
                "18,00",
                "1,8000",
                "₩18,000",
                "18 000",
                "NaN",
                "1000000000001",
                "٣",
                "1."
            })
    void typedWhenItIsNoAmountIsRefused(String text) {
        assertThat(Money.typed(text, Currency.getInstance("KRW"))).isEmpty();
    }

    @Test
    void plainWhenTypedAgainIsTheSame() {
        Money price = Money.of(1205, "USD");
        assertThat(price.plain()).isEqualTo("12.05");
        assertThat(Money.typed(price.plain(), price.currency())).contains(price);
    }

    @Test
    void formatIsAsPeopleOfTheLanguageWriteIt() {
        assertThat(Money.of(18_000, "KRW").format(Locale.KOREA)).isEqualTo("₩18,000");
        assertThat(Money.of(18_000, "KRW").format(Locale.ENGLISH))
                .contains("18,000")
                .doesNotContain(".");
        assertThat(Money.of(1205, "USD").format(Locale.US)).isEqualTo("$12.05");
    }
}
