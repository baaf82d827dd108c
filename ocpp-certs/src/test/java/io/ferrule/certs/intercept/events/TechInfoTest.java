// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.intercept.events;

import static org.assertj.core.api.Assertions.assertThat;

import io.ferrule.certs.KeyType;
import io.ferrule.certs.TestAuthority;
import java.util.Base64;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Details are somebody else's words, as often as not an attacker's. */
class TechInfoTest {

    @Test
    void plainWordsStayAsTheyAre() {
        assertThat(TechInfo.of("chain of 3, expired 2025-12-31")).isEqualTo("chain of 3, expired 2025-12-31");
    }

    @Test
    void noLineOfALogCanBeForged() {
        assertThat(TechInfo.of("a\r\nb\tc\u001b[0m\u202ed\\n"))
                .isEqualTo("a\\u000d\\u000ab\\u0009c\\u001b[0m\\u202ed\\\\n");
    }

    @Test
    void neverExceeds255Characters() {
        // SecurityEventNotification.techInfo, maxLength 255
        assertThat(TechInfo.of("x".repeat(256))).hasSize(255).endsWith("...");
        assertThat(TechInfo.of("x".repeat(255))).hasSize(255).doesNotContain(".");
    }

    @Test
    void aCertificateDoesNotGetThrough() throws Exception {
        byte[] encoded = TestAuthority.root("Root").certificate().getEncoded();
        String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(encoded);

        String info = TechInfo.of("got -----BEGIN CERTIFICATE-----\n" + body + "\n-----END CERTIFICATE----- here");

        assertThat(info).isEqualTo("got [PEM] here");
    }

    @Test
    void aKeyThatIsCutOffDoesNotGetThroughEither() throws Exception {
        byte[] key = KeyType.EC_P256.generate().getPrivate().getEncoded();
        String body = Base64.getEncoder().encodeToString(key);

        String info = TechInfo.of("-----BEGIN PRIVATE KEY-----\n" + body);

        assertThat(info).isEqualTo("[PEM]");
    }

    @Test
    void whateverComesFitsIntoOneLine() {
        long seed = 11;
        Random random = new Random(seed);
        for (int round = 0; round < 2_000; round++) {
            StringBuilder text = new StringBuilder();
            int length = random.nextInt(600);
            for (int i = 0; i < length; i++) {
                text.append((char) (random.nextInt(4) == 0 ? random.nextInt(0x10000) : ' ' + random.nextInt(95)));
            }

            String info = TechInfo.of(text.toString());

            assertThat(info).as("seed " + seed + ", round " + round).matches("[\\x20-\\x7e]{0,255}");
        }
    }
}
