// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.verify;

import static io.ferrule.certs.Recipe.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.ferrule.certs.KeyType;
import io.ferrule.certs.Recipe;
import io.ferrule.certs.Refusal;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** CertificateSigned that comes late, twice, too early or uncalled for. */
class LeafHistoryTest {

    private static final Duration DAY = Duration.ofDays(1);

    private final LeafBench bench = new LeafBench();

    LeafHistoryTest() throws Exception {}

    @Test
    void acceptsTheKeyOfAnOlderRequestOfTheSameAttempt() throws Exception {
        KeyPair newer = KeyType.EC_P256.generate();
        bench.pending = Map.of(LeafBench.GENERATION, bench.pair.getPublic(), 8, newer.getPublic());

        LeafVerdict.Accepted accepted = bench.accepted(bench.chain(bench.good()));

        assertThat(accepted.generation()).isEqualTo(LeafBench.GENERATION);
    }

    @Test
    void refusesAKeyThatDoesNotWait() throws Exception {
        bench.pending = Map.of(8, KeyType.EC_P256.generate().getPublic());

        Refusal refusal = bench.refused(bench.chain(bench.good()));

        assertThat(refusal).isEqualTo(Refusal.UNKNOWN_KEY);
    }

    @Test
    void refusesWhatNobodyAskedFor() throws Exception {
        bench.pending = Map.of();

        Refusal refusal = bench.refused(bench.chain(bench.good()));

        assertThat(refusal).isEqualTo(Refusal.UNSOLICITED);
    }

    @Test
    void refusesACertificateThatWasUsedBefore() throws Exception {
        X509Certificate old = bench.issue(bench.good());
        bench.history = new LeafHistory(Optional.empty(), Set.of(LeafHistory.fingerprint(old)), Set.of());

        Refusal refusal = bench.refused(Recipe.pem(old, bench.issuer.certificate()));

        assertThat(refusal).isEqualTo(Refusal.REPLAYED);
    }

    @Test
    void answersTheSameCertificateAgainWithoutDoingAnything() throws Exception {
        X509Certificate latest = bench.issue(bench.good());
        bench.pending = Map.of();
        bench.history = new LeafHistory(Optional.of(LeafHistory.fingerprint(latest)), Set.of(), Set.of());

        LeafVerdict verdict = bench.verify(Recipe.pem(latest, bench.issuer.certificate()));

        assertThat(verdict).isEqualTo(new LeafVerdict.Repeated());
    }

    /** OCPP 2.0.1 part 6, TC_A_23: one CertificateSigned for each of three requests. */
    @Test
    void isNotAlarmedByTheLaterAnswersOfAnAttemptThatHasItsCertificate() throws Exception {
        bench.pending = Map.of();
        bench.history =
                new LeafHistory(Optional.empty(), Set.of(), Set.of(LeafHistory.fingerprint(bench.pair.getPublic())));

        LeafVerdict verdict = bench.verify(bench.chain(bench.good()));

        assertThat(verdict).isEqualTo(new LeafVerdict.Superseded());
    }

    /** Errata 2025-01 for OCPP 2.0.1 edition 3, A02.FR.06. */
    @Test
    void currentRulesRefuseAFutureBegin() throws Exception {
        Recipe tomorrow = bench.good().valid(NOW.plus(DAY), NOW.plus(DAY.multipliedBy(90)));

        Refusal refusal = bench.refused(bench.chain(tomorrow));

        assertThat(refusal).isEqualTo(Refusal.NOT_YET_VALID);
    }

    @Test
    void currentRulesWaitForClocksThatDifferALittle() throws Exception {
        Instant soon = NOW.plusSeconds(120);
        Recipe recipe = bench.good().valid(soon, NOW.plus(DAY));

        LeafVerdict.Accepted accepted = bench.accepted(bench.chain(recipe));

        assertThat(accepted.from()).isEqualTo(soon);
    }

    /** Security white paper for OCPP 1.6, edition 3, A02.FR.08. */
    @Test
    void whitepaperRulesWaitForAFutureBegin() throws Exception {
        bench.policy = LeafPolicy.standard().withRules(EffectRules.WHITEPAPER_3);
        Instant tomorrow = NOW.plus(DAY);
        Recipe recipe = bench.good().valid(tomorrow, NOW.plus(DAY.multipliedBy(90)));

        LeafVerdict.Accepted accepted = bench.accepted(bench.chain(recipe));

        assertThat(accepted.from()).isEqualTo(tomorrow);
    }

    @Test
    void aCertificateThatIsValidTakesEffectAtOnceUnderBothRules() {
        for (EffectRules rules : EffectRules.values()) {
            assertThat(rules.effect(NOW.minus(DAY), NOW, Duration.ZERO)).contains(NOW);
            assertThat(rules.effect(NOW, NOW, Duration.ZERO)).contains(NOW);
            assertThat(EffectRules.named(rules.word())).contains(rules);
        }
        assertThat(EffectRules.CURRENT.retention()).isZero();
        assertThat(EffectRules.WHITEPAPER_3.retention()).isEqualTo(Duration.ofDays(30));
    }

    @Test
    void judgesNoValidityByAClockThatWasNeverSet() throws Exception {
        bench.now = Instant.EPOCH;

        LeafVerdict.Accepted accepted = bench.accepted(bench.chain(bench.good()));

        assertThat(accepted.notes()).contains("the clock is not set, no validity was judged");
        assertThat(accepted.from()).isEqualTo(Instant.EPOCH);
    }

    @Test
    void refusesEverythingAsExpiredByAClockInTheFarFuture() throws Exception {
        bench.now = Instant.parse("2100-01-01T00:00:00Z");

        Refusal refusal = bench.refused(bench.chain(bench.good()));

        assertThat(refusal).isEqualTo(Refusal.EXPIRED);
    }
}
