package org.flyte.maven.image;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoopbackTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost",
                "localhost:5000",
                "LocalHost:1",
                "127.0.0.1",
                "127.255.0.9:5000",
                "[::1]",
                "[::1]:80"
            })
    void takesAddressesOfThisMachine(String address) {
        assertThat(Loopback.is(address)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost.example.org",
                "localhost:5000.example.org",
                "127.0.0.1.example.org",
                "127.example.org:5000",
                "127.0.0.256",
                "128.0.0.1",
                "0.0.0.0:5000",
                "[::2]:5000",
                "ghcr.io",
                "2130706433:5000",
                ""
            })
    void takesNoOther(String address) {
        assertThat(Loopback.is(address)).isFalse();
    }
}
