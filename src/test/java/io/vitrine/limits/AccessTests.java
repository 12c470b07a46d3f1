package io.vitrine.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AccessTests {

    @ParameterizedTest
    @CsvSource({
        "192.0.2.0/24, 192.0.2.77, true",
        "192.0.2.77/24, 192.0.2.1, true",
        "192.0.2.0/24, 192.0.3.1, false",
        "192.0.2.128/25, 192.0.2.127, false",
        "192.0.2.7, 192.0.2.7, true",
        "0.0.0.0/0, 203.0.113.9, true",
        "0.0.0.0/0, 2001:db8::1, false",
        "2001:db8::/32, 2001:db8:ffff::1, true",
        "2001:db8::/32, 2001:db9::1, false",
        "192.0.2.0/24, example.com, false",
        "192.0.2.0/24, '', false"
    })
    void networkContainsWhatSharesItsFirstBits(String network, String address, boolean contained) {
        assertThat(Network.of(network).contains(address)).isEqualTo(contained);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "example.com",
                "192.0.2",
                "192.0.2.0/33",
                "2001:db8::/129",
                "192.0.2.0/-1",
                "1/8; deny all",
                "::g"
            })
    void networkWhenItIsNoneIsRefused(String typed) {
        assertThatThrownBy(() -> Network.of(typed)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void accessGoesByTheSmallestNetworkAndOfTwoAlikeByTheOneThatDenies() {
        assertThat(access("", "").permits("192.0.2.1")).isTrue();
        assertThat(access("", "192.0.2.0/24").permits("192.0.2.1")).isFalse();
        assertThat(access("", "192.0.2.0/24").permits("198.51.100.1")).isTrue();
        assertThat(access("192.0.2.0/24", "").permits("198.51.100.1")).isFalse();
        assertThat(access("192.0.2.0/24", "").permits("192.0.2.1")).isTrue();
        assertThat(access("192.0.2.0/24", "192.0.2.0/25").permits("192.0.2.1")).isFalse();
        assertThat(access("192.0.2.0/25", "192.0.2.0/24").permits("192.0.2.1")).isTrue();
        assertThat(access("192.0.2.0/24", "192.0.2.0/24").permits("192.0.2.1")).isFalse();
    }

    private static Access access(String allowed, String denied) {
        return Access.of("a", allowed, "b", denied);
    }
}
