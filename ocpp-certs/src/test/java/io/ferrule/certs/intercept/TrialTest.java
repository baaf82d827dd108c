// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.intercept;

import static io.ferrule.certs.intercept.Received.calls;
import static org.assertj.core.api.Assertions.assertThat;

import io.ferrule.certs.Recipe;
import io.ferrule.certs.store.Stage;
import io.ferrule.certs.verify.EffectRules;
import io.ferrule.proxy.testing.Outcome;
import io.ferrule.proxy.upstream.UpstreamFailure.Fault;
import io.ferrule.proxy.upstream.UpstreamState;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A new certificate is put to use: proof, fall-back, alternation (OCPP 2.0.1 part 2, A02.FR.08, 10, 28 and 29). */
class TrialTest {

    private static final int OLD = 1;
    private static final int NEW = 2;

    @TempDir
    Path dir;

    private LifeBench bench;

    @BeforeEach
    void open() throws Exception {
        bench = new LifeBench(dir).enrolled();
    }

    @AfterEach
    void close() {
        bench.close();
    }

    private LifeBench renewed() throws Exception {
        bench.connected();
        bench.certificateSigned(bench.sign(bench.asked()));
        return bench;
    }

    @Test
    void dialsWithTheNewCertificateAndMakesItActiveAfterTheFirstResult() throws Exception {
        // TC_074_CS, OCPP 2.0.1 part 6, TC_A_11: reconnects with the new certificate.
        renewed();
        Outcome dialled = bench.dialSucceeds();
        int before = bench.active();

        bench.proves(dialled);

        assertThat(before).isEqualTo(OLD);
        assertThat(bench.active()).isEqualTo(NEW);
        assertThat(bench.identity().generations()).hasSize(1);
        assertThat(bench.raisedTypes()).contains(SecurityEventType.RECONFIGURATION_OF_SECURITY_PARAMETERS);
    }

    @Test
    void writesDownThatItTriesBeforeItDials() throws Exception {
        renewed();

        assertThat(bench.identity().candidate().map(candidate -> candidate.stage()))
                .contains(Stage.CANDIDATE_LIVE);
        assertThat(bench.dials()).isEqualTo(NEW);
    }

    @Test
    void doesNotTakeAnOpenConnectionForAProof() throws Exception {
        // Under TLS 1.3 a refusal comes after our side of the handshake is done.
        renewed();

        bench.dialSucceeds();

        assertThat(bench.active()).isEqualTo(OLD);
        assertThat(bench.identity().candidate()).isPresent();
    }

    @Test
    void fallsBackAtOnceWhenTheCsmsRefusesTheNewOne() throws Exception {
        // A02.FR.28 and 29; DiscardedRenewedClientCertificate when the old one has connected.
        renewed();
        bench.dialFails(Fault.CERTIFICATE);
        int second = bench.dials();
        Outcome dialled = bench.dialSucceeds();
        boolean kept = bench.identity().candidate().isPresent();

        bench.proves(dialled);

        assertThat(second).isEqualTo(OLD);
        assertThat(kept).isTrue();
        assertThat(bench.identity().candidate()).isEmpty();
        assertThat(bench.active()).isEqualTo(OLD);
        assertThat(bench.raisedTypes()).contains(SecurityEventType.DISCARDED_RENEWED_CLIENT_CERTIFICATE);
        assertThat(bench.harness().stationClosed()).isEmpty();
    }

    @Test
    void givesUpNothingBeforeAConnectionHasComeAbout() throws Exception {
        // Neither connects: both stay, and the turns alternate.
        bench.buffered(UpstreamState.OPEN);
        bench.certificateSigned(bench.sign(bench.asked()));

        bench.dialFails(Fault.CERTIFICATE);
        int second = bench.dials();
        bench.dialFails(Fault.CERTIFICATE);
        int third = bench.dials();

        assertThat(second).isEqualTo(OLD);
        assertThat(third).isEqualTo(NEW);
        assertThat(bench.identity().generations()).hasSize(2);
        assertThat(bench.raised).isEmpty();
    }

    @Test
    void doesNotBlameTheCertificateForTheNetwork() throws Exception {
        bench.buffered(UpstreamState.OPEN);
        bench.certificateSigned(bench.sign(bench.asked()));
        bench.dialFails(Fault.NETWORK);
        int second = bench.dials();
        Outcome dialled = bench.harness().upstreamOpens();

        bench.proves(dialled);

        assertThat(second).isEqualTo(OLD);
        assertThat(bench.identity().candidate()).isPresent();
        assertThat(bench.raisedTypes()).doesNotContain(SecurityEventType.DISCARDED_RENEWED_CLIENT_CERTIFICATE);
    }

    @Test
    void triesAgainAfterARestWhenOnlyTheNetworkFailed() throws Exception {
        doesNotBlameTheCertificateForTheNetwork();

        bench.pass(Duration.ofMinutes(10));
        int next = bench.dials();
        bench.proves(bench.dialSucceeds());

        assertThat(next).isEqualTo(NEW);
        assertThat(bench.active()).isEqualTo(NEW);
    }

    @Test
    void fallsBackWhenNobodyAnswersOnTheNewConnection() throws Exception {
        renewed();
        bench.dialSucceeds();

        bench.pass(Duration.ofSeconds(31));
        int next = bench.dials();

        assertThat(next).isEqualTo(OLD);
        assertThat(bench.active()).isEqualTo(OLD);
    }

    @Test
    void goesOnWithTheCandidateAfterARestartInTheMiddleOfTheTrial() throws Exception {
        // A restart in CANDIDATE_LIVE resumes with the candidate, the fall-back armed.
        renewed();
        bench.dialSucceeds();

        bench.restarted();
        int dialled = bench.dials();
        bench.boots();

        assertThat(dialled).isEqualTo(NEW);
        assertThat(bench.active()).isEqualTo(NEW);
    }

    @Test
    void provesItselfWithAHeartbeatWhenTheStationSaysNothing() throws Exception {
        renewed();
        bench.restarted();

        Outcome quiet = bench.pass(Duration.ofSeconds(61));
        bench.proves(quiet);

        assertThat(calls(quiet.toCsms(), "Heartbeat")).isTrue();
        assertThat(bench.active()).isEqualTo(NEW);
    }

    @Test
    void saysNothingOfItsOwnWhereNothingIsOnTrial() throws Exception {
        bench.connected();

        Outcome outcome = bench.pass(Duration.ofMinutes(10));

        assertThat(outcome.toCsms()).isEmpty();
    }

    @Test
    void holdsTheStationsCallsDuringTheChange() throws Exception {
        // Rotation without the station noticing: nothing lost, nothing refused.
        renewed();
        Outcome held = bench.harness().fromStation("[2,\"h\",\"StatusNotification\",{\"connectorId\":1}]");
        Outcome dialled = bench.dialSucceeds();

        Outcome after = bench.proves(dialled);

        assertThat(held.toCsms()).isEmpty();
        assertThat(calls(dialled.toCsms(), "Heartbeat")).isTrue();
        assertThat(calls(after.toCsms(), "StatusNotification") || calls(dialled.toCsms(), "StatusNotification"))
                .isTrue();
        assertThat(bench.harness().stationClosed()).isEmpty();
    }

    @Test
    void waitsForTheBeginOfACertificateUnderTheOldRules() throws Exception {
        // Security white paper for OCPP 1.6, edition 3: used when notBefore is reached, the old one stays for a month.
        Duration day = Duration.ofDays(1);
        bench.with(settings -> settings.withLeaves(settings.leaves().withRules(EffectRules.WHITEPAPER_3)));
        bench.connected();
        String csr = bench.asked();
        Recipe tomorrow = Recipe.station("SN-0001")
                .valid(bench.clock.instant().plus(day), bench.clock.instant().plus(day.multipliedBy(300)));
        bench.certificateSigned(bench.sign(csr, tomorrow));
        int today = bench.dials();

        bench.clock.advance(day);
        bench.harness().advance(Duration.ofHours(12));
        int then = bench.dials();
        bench.proves(bench.dialSucceeds());

        assertThat(today).isEqualTo(OLD);
        assertThat(then).isEqualTo(NEW);
        assertThat(bench.identity().generation(OLD).map(kept -> kept.stage())).contains(Stage.PREVIOUS);
    }

    @Test
    void dialsWithAnExpiredCertificateBecauseTheCsmsDecides() throws Exception {
        // OCPP 2.0.1 part 2, A00.FR.430
        bench.connected();
        bench.clock.set(bench.ends().plus(Duration.ofDays(7)));

        assertThat(bench.dials()).isEqualTo(OLD);
    }
}
