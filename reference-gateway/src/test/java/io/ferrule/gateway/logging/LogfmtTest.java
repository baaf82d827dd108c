// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.logging;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LogfmtTest {

    @Test
    void leavesPlainWordsUnquoted() {
        String line = new Logfmt().put("station", "CP001").put("code", 1009).line();

        assertThat(line).isEqualTo("station=CP001 code=1009\n");
    }

    @Test
    void quotesWhatHoldsBlanksQuotesOrEqualSigns() {
        String line = new Logfmt()
                .put("msg", "a b")
                .put("x", "k=v")
                .put("y", "\"")
                .put("z", "")
                .line();

        assertThat(line).isEqualTo("msg=\"a b\" x=\"k=v\" y=\"\\\"\" z=\"\"\n");
    }

    @Test
    void keepsLineEndsEscapesAndDirectionMarksInsideTheQuotes() {
        String line = new Logfmt()
                .put("reason", "x\nlevel=error msg=forged\r\t\u001b[2J\u202e\u2028\u0085")
                .line();

        assertThat(line).isEqualTo("reason=\"x\\nlevel=error msg=forged\\r\\t\\u{1b}[2J\\u{202e}\\u{2028}\\u{85}\"\n");
    }

    @Test
    void showsLettersOfAllLanguages() {
        String line = new Logfmt().put("name", "Ladesäule 充电").line();

        assertThat(line).isEqualTo("name=\"Ladesäule 充电\"\n");
    }

    @Test
    void cutsWhatIsLong() {
        String line = new Logfmt().put("reason", "x".repeat(100_000)).line();

        assertThat(line).hasSizeLessThan(2_100).endsWith("…\"\n");
    }

    @Test
    void makesAKeyOneWord() {
        String line = new Logfmt().put("a b=c", 1).line();

        assertThat(line).isEqualTo("a_b_c=1\n");
    }
}
