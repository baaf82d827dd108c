// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.event;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a peer wrote cannot forge a line of a log. */
class PrintableTest {

    @Test
    void keepsPlainText() {
        String printable = Printable.of("CP-001 at 10.0.0.1:9000");

        assertThat(printable).isEqualTo("CP-001 at 10.0.0.1:9000");
    }

    @ParameterizedTest
    @CsvSource({"0a,\\u000a", "0d,\\u000d", "1b,\\u001b", "7f,\\u007f", "2028,\\u2028", "5c,\\\\"})
    void escapesWhatCouldEndOrColourALine(String codePoint, String expected) {
        String printable = Printable.of(Character.toString(Integer.parseInt(codePoint, 16)));

        assertThat(printable).isEqualTo(expected);
    }

    @Test
    void cutsWhatIsTooLong() {
        String printable = Printable.of("x".repeat(10_000));

        assertThat(printable).hasSize(203).endsWith("...");
    }
}
