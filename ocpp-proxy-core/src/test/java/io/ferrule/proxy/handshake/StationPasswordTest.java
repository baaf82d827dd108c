// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.handshake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StationPasswordTest {

    private static final String KEY = "0001020304050607FFFFFFFFFFFFFFFFFFFFFFFF";

    @Test
    void acceptsTheDecodedBytesOfConfiguredDigits() {
        StationPassword password = StationPassword.of(KEY);

        // OCPP-J 1.6, 6.2.1: configured as 40 hexadecimal digits, presented as 20 bytes
        assertThat(password.accepts(HexFormat.of().parseHex(KEY))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {KEY, "0001020304050607ffffffffffffffffffffffff"})
    void acceptsTheDigitsThemselvesInEitherCase(String presented) {
        // field quirk 12
        assertThat(StationPassword.of(KEY).accepts(ascii(presented))).isTrue();
    }

    @Test
    void acceptsTheDigitsOfConfiguredBytes() {
        StationPassword password = StationPassword.of(HexFormat.of().parseHex(KEY));

        assertThat(password.accepts(ascii(KEY))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"plain-password-1", "pässword:with:colons", "0123456789abcdef"})
    void acceptsTextAsItIs(String text) {
        assertThat(StationPassword.of(text).accepts(text.getBytes(StandardCharsets.UTF_8)))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "0001020304050607FFFFFFFFFFFFFFFFFFFFFFFE", "0001020304050607", "Plain"})
    void refusesAnythingElse(String presented) {
        assertThat(StationPassword.of(KEY).accepts(ascii(presented))).isFalse();
    }

    @Test
    void refusesToBeEmpty() {
        assertThatThrownBy(() -> StationPassword.of(""))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("must not be empty");
    }

    @Test
    void isNeverPrinted() {
        assertThat(StationPassword.of(KEY)).hasToString("***");
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
