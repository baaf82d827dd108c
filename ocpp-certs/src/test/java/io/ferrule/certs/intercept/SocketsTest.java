// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.intercept;

import static org.assertj.core.api.Assertions.assertThat;

import io.ferrule.certs.CertificateHashData;
import io.ferrule.certs.HashAlgorithm;
import io.ferrule.certs.Recipe;
import io.ferrule.certs.RootUse;
import io.ferrule.certs.TestAuthority;
import io.ferrule.certs.roots.InstalledRoot;
import io.ferrule.proxy.testing.FakeCsmsConnection;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole way over real sockets with mutual TLS; what counts is what the CSMS has seen. */
class SocketsTest {

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final BigInteger FIRST = BigInteger.valueOf(101);
    private static final BigInteger SECOND = BigInteger.valueOf(202);

    @TempDir
    Path dir;

    @Test
    void renewsOnRequestWhileTheStationStaysConnected() throws Exception {
        // TC_074_CS: the CSMS sees the new certificate, the station nothing.
        try (SocketBench bench =
                new SocketBench(dir).holding(FIRST, SocketBench.far()).running()) {
            FakeCsmsConnection before = bench.connected();

            bench.trigger(before);
            bench.sign(before, SECOND);
            FakeCsmsConnection after = bench.csms.awaitConnection(SOON);
            after.awaitFrameContaining("Heartbeat", SOON);
            bench.awaitTold(LifeEvent.Kind.CERTIFICATE_PROVEN);

            assertThat(SocketBench.serial(before)).isEqualTo(FIRST);
            assertThat(SocketBench.serial(after)).isEqualTo(SECOND);
            assertThat(bench.roundTrip()).isTrue();
            assertThat(bench.station().frames()).noneMatch(frame -> frame.contains("Certificate"));
        }
    }

    @Test
    void renewsByItself() throws Exception {
        // A03: within the last third of a short life.
        Instant soon = Instant.now().plus(Duration.ofHours(1));
        try (SocketBench bench = new SocketBench(dir).holding(FIRST, soon).running()) {
            FakeCsmsConnection before = bench.connected();
            bench.boots();

            bench.sign(before, SECOND);
            FakeCsmsConnection after = bench.csms.awaitConnection(SOON);
            bench.awaitTold(LifeEvent.Kind.CERTIFICATE_PROVEN);

            assertThat(SocketBench.serial(after)).isEqualTo(SECOND);
            assertThat(bench.roundTrip()).isTrue();
        }
    }

    @Test
    void fallsBackToTheOldOneWhenTheCsmsRefusesTheNewOne() throws Exception {
        // OCPP 2.0.1 part 2, A02.FR.28 and 29: DiscardedRenewedClientCertificate, and the station stays.
        try (SocketBench bench =
                new SocketBench(dir).holding(FIRST, SocketBench.far()).running()) {
            FakeCsmsConnection before = bench.connected();
            bench.refusing(SECOND);

            bench.trigger(before);
            bench.sign(before, SECOND);
            FakeCsmsConnection after = bench.csms.awaitConnection(SOON);
            bench.awaitTold(LifeEvent.Kind.CERTIFICATE_DISCARDED);

            assertThat(SocketBench.serial(after)).isEqualTo(FIRST);
            assertThat(bench.raised).contains(SecurityEventType.DISCARDED_RENEWED_CLIENT_CERTIFICATE);
            assertThat(bench.store.station("CP001").candidate()).isEmpty();
            assertThat(bench.roundTrip()).isTrue();
        }
    }

    @Test
    void changesTheRootWithTheAdditionalCheck() throws Exception {
        // M05.FR.08 to 12, OCPP 2.0.1 part 6, TC_M_30: a cross-signed root, then a CSMS below it.
        try (SocketBench bench = new SocketBench(dir)
                .additionalRootCheck()
                .holding(FIRST, SocketBench.far())
                .running()) {
            FakeCsmsConnection before = bench.connected();
            TestAuthority next = TestAuthority.root(SocketBench.now(Recipe.authority("Next root")), SocketBench.pair());
            var cross = next.crossSigned(bench.root, SocketBench.now(Recipe.authority("Next root")));

            bench.install(before, Recipe.pem(cross));
            bench.csmsBelow(next);
            before.vanish();
            bench.csms.awaitConnection(SOON);
            bench.awaitTold(LifeEvent.Kind.ROOTS_CHANGED, "proven");

            assertThat(bench.store.station("CP001").trust().installed(RootUse.CSMS))
                    .extracting(InstalledRoot::certificate)
                    .isEqualTo(List.of(cross));
        }
    }

    @Test
    void doesNotDeleteTheRootThatTheConnectionNeeds() throws Exception {
        // M04.FR.06: with two roots, the one that the CSMS leads to stays and the other goes.
        try (SocketBench bench =
                new SocketBench(dir).holding(FIRST, SocketBench.far()).running()) {
            FakeCsmsConnection connection = bench.connected();
            TestAuthority other = TestAuthority.root(SocketBench.now(Recipe.authority("Other")), SocketBench.pair());
            bench.install(connection, Recipe.pem(other.certificate()));

            String needed = bench.delete(connection, "d1", hash(bench.root));
            String spare = bench.delete(connection, "d2", hash(other));

            assertThat(needed).contains("Failed");
            assertThat(spare).contains("Accepted");
        }
    }

    private static CertificateHashData hash(TestAuthority root) {
        return CertificateHashData.of(root.certificate(), root.certificate().getPublicKey(), HashAlgorithm.SHA256);
    }
}
