// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.intercept;

import static org.assertj.core.api.Assertions.assertThat;

import io.ferrule.certs.KeyType;
import io.ferrule.certs.Recipe;
import io.ferrule.certs.Refusal;
import io.ferrule.certs.store.FaultyStore;
import io.ferrule.certs.store.Rotation;
import io.ferrule.certs.store.Stage;
import io.ferrule.model.OcppVersion;
import io.ferrule.model.Payload;
import io.ferrule.proxy.testing.Outcome;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A CertificateSigned that comes again, late, for somebody else, or without being asked for (A02.FR.06). */
class OddCertificateTest {

    @TempDir
    Path dir;

    private LifeBench bench;

    @BeforeEach
    void open() throws Exception {
        bench = new LifeBench(dir).enrolled().connected();
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void refusesWhatNobodyAskedFor() throws Exception {
        String chain = Recipe.pem(bench.root.issue(
                Recipe.station("SN-0001"), KeyType.EC_P256.generate().getPublic()));

        Outcome outcome = bench.certificateSigned(chain);

        assertThat(outcome.toCsms().get(0)).contains("Rejected");
        assertThat(bench.raised).singleElement().satisfies(event -> assertThat(event.techInfo())
                .isEqualTo(Refusal.UNSOLICITED.sentence()));
    }

    /** It arrives on the socket of a station that waits for one itself. */
    @Test
    void refusesTheCertificateForAnotherStationsRequest() throws Exception {
        Rotation rotation = new Rotation(bench.store());
        int theirs = rotation.newKey("CP002", KeyType.EC_P256).number();
        rotation.advance("CP002", theirs, Stage.CSR_SENT);
        bench.asked();

        Outcome outcome = bench.certificateSigned(Recipe.pem(bench.root.issue(
                Recipe.station("SN-0001"), bench.store().pair("CP002", theirs).getPublic())));

        assertThat(outcome.toCsms().get(0)).contains("Rejected");
        assertThat(bench.raised).singleElement().satisfies(event -> assertThat(event.techInfo())
                .isEqualTo(Refusal.UNKNOWN_KEY.sentence()));
        assertThat(bench.store().station("CP002").pending()).hasSize(1);
    }

    @Test
    void callsTheCertificateThatWasInUseBeforeAReplay() throws Exception {
        String first =
                Recipe.pem(bench.identity().active().orElseThrow().certificate().orElseThrow());
        bench.asked();

        Outcome outcome = bench.certificateSigned(first);

        assertThat(outcome.toCsms().get(0)).contains("Rejected");
        assertThat(bench.raisedTypes()).containsExactly(SecurityEventType.ATTEMPTED_REPLAY_ATTACKS);
    }

    @Test
    void acceptsTheSameAgainWithoutAnotherChange() throws Exception {
        // The CSMS repeats it when our answer was lost.
        String chain = bench.sign(bench.asked());
        bench.certificateSigned(chain);
        bench.proves(bench.dialSucceeds());
        Map<String, String> before = FaultyStore.snapshot(dir);

        Outcome outcome = bench.certificateSigned(chain);

        assertThat(outcome.toCsms()).first().asString().contains("Accepted");
        assertThat(FaultyStore.snapshot(dir)).isEqualTo(before);
        assertThat(bench.raisedTypes()).doesNotContain(SecurityEventType.INVALID_STATION_CERTIFICATE);
    }

    @Test
    void takesAGoodOneAfterABadOne() throws Exception {
        String csr = bench.asked();
        bench.certificateSigned("nonsense");

        Outcome outcome = bench.certificateSigned(bench.sign(csr));

        assertThat(outcome.toCsms().get(0)).contains("Accepted");
    }

    @Test
    void leavesTheCertificateForVehiclesToTheStation() throws Exception {
        // OCPP 2.0.1 part 2, A02: certificateType V2GCertificate.
        bench.close();
        LifeBench second = new LifeBench(dir.resolve("second")).enrolled().connected(OcppVersion.V2_0_1);

        Outcome outcome = second.orders(
                "CertificateSigned", Payload.of("{\"certificateChain\":\"x\",\"certificateType\":\"V2GCertificate\"}"));

        assertThat(outcome.toStation()).hasSize(1);
        second.close();
    }

    @Test
    void answersAMessageWithoutAChainWithAnError() throws Exception {
        Outcome outcome = bench.orders("CertificateSigned", Payload.of("{\"certificateChain\":7}"));

        assertThat(outcome.toCsms().get(0)).startsWith("[4,").contains("FormationViolation");
        assertThat(bench.raised).isEmpty();
    }
}
