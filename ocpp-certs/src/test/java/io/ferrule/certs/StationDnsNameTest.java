// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Names that an authority of DNS names can put into a certificate (RFC 5280, 4.2.1.6). */
class StationDnsNameTest {

    @ParameterizedTest
    @ValueSource(strings = {"a.b", "sn-0001.stations.example.internal", "1.2.3.x", "xn--mnchen-3ya.example", "0.a1"})
    void takesLettersDigitsAndHyphens(String name) {
        assertThat(StationDnsName.problem(name)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a",
                ".a.b",
                "a.b.",
                "a..b",
                "-a.b",
                "a-.b",
                "A.b",
                "a_1.b",
                "*.a.b",
                "a b.c",
                "a/b.c",
                "a.b:80",
                "10.0.0.1",
                "münchen.example",
                "a.b\n"
            })
    void takesNothingElse(String name) {
        assertThat(StationDnsName.problem(name)).isPresent();
    }

    @Test
    void boundsLabelsAndTheWhole() {
        String label = "a".repeat(63);
        String longest = label + "." + label + "." + label + "." + "a".repeat(61);

        assertThat(StationDnsName.problem(longest)).isEmpty();
        assertThat(StationDnsName.problem(longest + "a")).isPresent();
        assertThat(StationDnsName.problem(label + "a.b")).isPresent();
    }

    @Test
    void isNothingWithoutAnOperator() {
        assertThatThrownBy(() -> new StationDnsName(" ", "a.b")).hasMessageContaining("organisation");
    }
}
