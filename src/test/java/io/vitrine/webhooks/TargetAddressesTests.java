package io.vitrine.webhooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vitrine.webhooks.TargetAddresses.ForbiddenTargetException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TargetAddressesTests {

    private final TargetAddresses targets = new TargetAddresses(List.of());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "10.1.2.3",
                "100.64.0.1",
                "100.127.255.255",
                "127.0.0.1",
                "127.255.255.254",
                "169.254.169.254",
                "172.16.0.1",
                "172.31.255.255",
                "192.0.0.8",
                "192.0.2.1",
                "192.88.99.1",
                "192.168.1.1",
                "198.18.0.1",
                "198.19.255.255",
                "198.51.100.1",
                "203.0.113.1",
                "224.0.0.1",
                "239.255.255.255",
                "240.0.0.1",
                "255.255.255.255",
                "::",
                "::1",
                "::7f00:1",
                "::ffff:127.0.0.1",
                "::ffff:10.0.0.1",
                "64:ff9b::7f00:1",
                "64:ff9b:1::1",
                "100::1",
                "2001::1",
                "2001:10::1",
                "2001:db8::1",
                "2002:7f00:1::1",
                "3fff::1",
                "5f00::1",
                "fc00::1",
                "fdff::1",
                "fe80::1",
                "fec0::1",
                "ff02::1"
            })
    void ofWhenTheAddressIsNoPublicOneRefuses(String address) {
        assertThatThrownBy(() -> targets.of(address)).isInstanceOf(ForbiddenTargetException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.1.1.1",
                "9.255.255.255",
                "100.63.255.255",
                "100.128.0.1",
                "172.15.255.255",
                "172.32.0.1",
                "192.0.1.1",
                "198.17.255.255",
                "223.255.255.255",
                "2606:4700:4700::1111",
                "2a00:1450:4001:800::200e"
            })
    void ofWhenTheAddressIsPublicGivesIt(String address) throws UnknownHostException {
        assertThat(targets.of(address)).containsExactly(InetAddress.getByName(address));
        assertThat(targets.isInHouse(address)).isFalse();
    }

    /** As people write addresses who want to get past a check of the text. */
    @ParameterizedTest
    @ValueSource(strings = {"2130706433", "127.1", "[::1]", "localhost", "0"})
    void ofWhenLoopbackIsWrittenInAnotherWayRefuses(String host) {
        assertThatThrownBy(() -> targets.of(host)).isInstanceOf(UnknownHostException.class);
    }

    @Test
    void ofWhenOneOfSeveralAddressesIsPrivateRefusesAll() {
        TargetAddresses mixed = new TargetAddresses(List.of(), host ->
                new InetAddress[] {InetAddress.getByName("1.1.1.1"), InetAddress.getByName("10.0.0.1")});
        assertThatThrownBy(() -> mixed.of("mixed.example.com")).isInstanceOf(ForbiddenTargetException.class);
    }

    @Test
    void ofWhenTheInstallationAllowsANetworkGivesItsAddressesAndNoOthers() throws UnknownHostException {
        TargetAddresses house = new TargetAddresses(List.of("10.20.0.0/16", "fd00:1::/64"));
        assertThat(house.isInHouse("10.20.30.40")).isTrue();
        assertThat(house.isInHouse("fd00:1::7")).isTrue();
        assertThat(house.isInHouse("1.1.1.1")).isFalse();
        assertThatThrownBy(() -> house.of("10.21.0.1")).isInstanceOf(ForbiddenTargetException.class);
        assertThatThrownBy(() -> house.of("fd00:2::7")).isInstanceOf(ForbiddenTargetException.class);
    }
}
