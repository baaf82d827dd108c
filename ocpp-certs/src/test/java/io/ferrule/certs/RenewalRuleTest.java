// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs;

import static io.ferrule.certs.Recipe.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** When a station renews by itself (security white paper for OCPP 1.6, edition 3, A03). */
class RenewalRuleTest {

    @Test
    void aCertificateOfAYearIsDueAMonthBeforeItsEnd() throws Exception {
        Instant due = RenewalRule.standard().due(lasting(Duration.ofDays(365)));

        assertThat(due).isEqualTo(NOW.plus(Duration.ofDays(335)));
    }

    @Test
    void aCertificateOfAWeekIsDueAfterTwoThirdsOfItsLife() throws Exception {
        Instant due = RenewalRule.standard().due(lasting(Duration.ofDays(6)));

        assertThat(due).isEqualTo(NOW.plus(Duration.ofDays(4)));
    }

    @Test
    void aFleetIsSpreadOverATenthOfTheTimeThatIsLeft() throws Exception {
        long seed = 11;
        Random random = new Random(seed);
        X509Certificate certificate = lasting(Duration.ofDays(365));

        for (int i = 0; i < 1000; i++) {
            Instant due = RenewalRule.standard().due(certificate, random);

            assertThat(due)
                    .as("seed %s, round %s", seed, i)
                    .isBetween(NOW.plus(Duration.ofDays(335)), NOW.plus(Duration.ofDays(338)));
        }
    }

    @Test
    void aRenewalAfterTheEndIsNone() {
        assertThatThrownBy(() -> new RenewalRule(Duration.ZERO)).isInstanceOf(IllegalArgumentException.class);
    }

    private static X509Certificate lasting(Duration life) throws Exception {
        Recipe recipe = Recipe.station("SN-0001").valid(NOW, NOW.plus(life));
        return TestAuthority.root(recipe, KeyType.EC_P256.generate()).certificate();
    }
}
