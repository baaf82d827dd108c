// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.store;

import static io.ferrule.certs.Recipe.NOW;
import static io.ferrule.certs.store.StoreBench.STATION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ferrule.certs.CertificateFacts;
import io.ferrule.certs.Issued;
import io.ferrule.certs.KeyType;
import io.ferrule.certs.Recipe;
import io.ferrule.certs.Refusal;
import io.ferrule.certs.SigningRequest;
import io.ferrule.certs.verify.EffectRules;
import io.ferrule.certs.verify.LeafVerdict;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The way of a key through its stages (OCPP 2.0.1 part 2, A02; errata 2025-01). */
class RotationTest {

    @TempDir
    Path dir;

    private StoreBench bench;
    private IdentityStore store;
    private Rotation rotation;

    @BeforeEach
    void start() throws Exception {
        bench = new StoreBench(dir);
        store = bench.started();
        rotation = new Rotation(store);
    }

    @AfterEach
    void stop() {
        store.close();
    }

    @Test
    void aNewKeyWaitsBesideTheIdentityInUse() throws Exception {
        Generation fresh = rotation.newKey(STATION, KeyType.EC_P256);

        assertThat(fresh.number()).isEqualTo(2);
        assertThat(stages()).isEqualTo(Map.of(1, Stage.ACTIVE, 2, Stage.KEY_READY));
        assertThat(SigningRequest.create(StoreBench.SUBJECT, store.pair(STATION, 2))
                        .pem())
                .contains("BEGIN CERTIFICATE REQUEST");
    }

    @Test
    void everyStageSurvivesARestart() throws Exception {
        rotation.newKey(STATION, KeyType.EC_P384);
        rotation.advance(STATION, 2, Stage.CSR_SENT);
        rotation.advance(STATION, 2, Stage.CSR_ACCEPTED);
        LeafVerdict.Accepted accepted = bench.accepted(store, 2);
        rotation.keepCertificate(STATION, accepted);
        rotation.advance(STATION, 2, Stage.CANDIDATE_LIVE);

        restart();

        assertThat(stages()).isEqualTo(Map.of(1, Stage.ACTIVE, 2, Stage.CANDIDATE_LIVE));
        assertThat(store.notes()).isEmpty();
        Issued credential = store.credential(STATION, 2);
        assertThat(credential.chain()).isEqualTo(accepted.chain());
        assertThat(CertificateFacts.matches(credential.key(), credential.chain().get(0)))
                .isTrue();
    }

    @Test
    void aCandidateIsTriedFirstAndTheOldOneStays() throws Exception {
        certify();

        List<Generation> order = store.station(STATION).dialOrder(NOW);

        assertThat(order).extracting(Generation::number).containsExactly(2, 1);
    }

    /** A02.FR.10 with the errata: the one that is not in use goes. */
    @Test
    void currentRulesDestroyTheOldKeyAfterTheProof() throws Exception {
        certify();

        rotation.commit(STATION, 2, EffectRules.CURRENT);

        assertThat(stages()).isEqualTo(Map.of(2, Stage.ACTIVE));
        assertThat(bench.snapshot()).containsKey("keys/CP001/2.key").doesNotContainKey("keys/CP001/1.key");
    }

    /** Security white paper for OCPP 1.6, edition 3, A02.FR.10: the old one stays for a month. */
    @Test
    void whitepaperRulesKeepTheOldKeyToFallBackTo() throws Exception {
        certify();

        rotation.commit(STATION, 2, EffectRules.WHITEPAPER_3);

        assertThat(stages()).isEqualTo(Map.of(1, Stage.PREVIOUS, 2, Stage.ACTIVE));
        assertThat(store.station(STATION).dialOrder(NOW))
                .extracting(Generation::number)
                .containsExactly(2, 1);
    }

    @Test
    void aCandidateThatLosesIsGoneAndItsCertificateIsAReplayFromThenOn() throws Exception {
        Generation fresh = rotation.newKey(STATION, KeyType.EC_P256);
        String chain = bench.signed(store, fresh.number());
        rotation.keepCertificate(STATION, (LeafVerdict.Accepted) bench.verify(store, chain));

        rotation.discard(STATION, Set.of(2));

        assertThat(stages()).isEqualTo(Map.of(1, Stage.ACTIVE));
        assertThat(bench.verify(store, chain)).isEqualTo(new LeafVerdict.Refused(Refusal.REPLAYED, ""));
    }

    @Test
    void theActiveGenerationCannotBeDiscarded() {
        assertThatThrownBy(() -> rotation.discard(STATION, Set.of(1))).hasMessageContaining("cannot be discarded");
    }

    @Test
    void theCertificateThatWasRenewedIsAReplay() throws Exception {
        String old =
                Recipe.pem(store.station(STATION).active().orElseThrow().chain().get(0));
        certify();
        rotation.commit(STATION, 2, EffectRules.CURRENT);

        LeafVerdict verdict = bench.verify(store, old);

        assertThat(verdict).isEqualTo(new LeafVerdict.Refused(Refusal.REPLAYED, ""));
    }

    /** OCPP 2.0.1 part 6, TC_A_23. */
    @Test
    void oneCertificateSettlesAllRequestsOfAnAttempt() throws Exception {
        rotation.newKey(STATION, KeyType.EC_P256);
        rotation.newKey(STATION, KeyType.EC_P256);
        rotation.newKey(STATION, KeyType.EC_P256);
        String first = bench.signed(store, 2);
        String second = bench.signed(store, 3);

        rotation.keepCertificate(STATION, (LeafVerdict.Accepted) bench.verify(store, second));

        assertThat(stages()).isEqualTo(Map.of(1, Stage.ACTIVE, 3, Stage.CERT_STORED));
        assertThat(bench.verify(store, second)).isEqualTo(new LeafVerdict.Repeated());
        assertThat(bench.verify(store, first)).isEqualTo(new LeafVerdict.Superseded());
    }

    @Test
    void numbersAreNeverUsedTwice() throws Exception {
        rotation.newKey(STATION, KeyType.EC_P256);
        rotation.discard(STATION, Set.of(2));
        restart();

        Generation next = rotation.newKey(STATION, KeyType.EC_P256);

        assertThat(next.number()).isEqualTo(3);
    }

    @Test
    void aFloodOfTriggersKeepsTheEightNewestKeys() throws Exception {
        for (int i = 0; i < 12; i++) {
            rotation.newKey(STATION, KeyType.EC_P256);
        }

        assertThat(store.station(STATION).pending())
                .extracting(Generation::number)
                .containsExactly(6, 7, 8, 9, 10, 11, 12, 13);
        assertThat(bench.snapshot().keySet().stream().filter(name -> name.endsWith(".key")))
                .hasSize(9);
    }

    @Test
    void stagesOnlyGoForward() throws Exception {
        rotation.newKey(STATION, KeyType.EC_P256);
        rotation.advance(STATION, 2, Stage.CSR_ACCEPTED);

        assertThatThrownBy(() -> rotation.advance(STATION, 2, Stage.CSR_SENT)).hasMessageContaining("cannot go");
        assertThatThrownBy(() -> rotation.advance(STATION, 2, Stage.ACTIVE)).hasMessageContaining("cannot go");
        assertThatThrownBy(() -> rotation.commit(STATION, 2, EffectRules.CURRENT))
                .hasMessageContaining("no candidate");
        assertThatThrownBy(() -> store.credential(STATION, 2)).hasMessageContaining("no certificate");
        assertThatThrownBy(() -> store.pair(STATION, 9)).hasMessageContaining("no key of generation 9");
    }

    /** OCPP 2.0.1 part 2, A00.FR.430: it is for the CSMS to decide. */
    @Test
    void anExpiredCertificateIsStillTriedButLast() throws Exception {
        certify();

        List<Generation> later = store.station(STATION).dialOrder(NOW.plus(Duration.ofDays(4000)));
        List<Generation> earlier = store.station(STATION).dialOrder(NOW.minus(Duration.ofDays(20_000)));

        assertThat(later).extracting(Generation::number).containsExactly(2, 1);
        assertThat(earlier).extracting(Generation::number).containsExactly(1);
    }

    private void certify() throws Exception {
        rotation.newKey(STATION, KeyType.EC_P256);
        rotation.advance(STATION, 2, Stage.CSR_SENT);
        rotation.keepCertificate(STATION, bench.accepted(store, 2));
    }

    private Map<Integer, Stage> stages() throws StoreException {
        return store.station(STATION).generations().stream()
                .collect(Collectors.toMap(Generation::number, Generation::stage));
    }

    private void restart() throws Exception {
        store.close();
        store = bench.open();
        rotation = new Rotation(store);
    }
}
