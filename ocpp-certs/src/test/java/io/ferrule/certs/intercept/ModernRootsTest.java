// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.intercept;

import static org.assertj.core.api.Assertions.assertThat;

import io.ferrule.certs.CertificateHashData;
import io.ferrule.certs.HashAlgorithm;
import io.ferrule.certs.Recipe;
import io.ferrule.certs.TestAuthority;
import io.ferrule.model.OcppVersion;
import io.ferrule.model.Payload;
import io.ferrule.proxy.testing.Outcome;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Roots in OCPP 2.0.1, where a station has some of its own (M03, M05). */
class ModernRootsTest {

    @TempDir
    Path dir;

    private LifeBench bench;
    private TestAuthority second;

    @BeforeEach
    void open() throws Exception {
        bench = new LifeBench(dir).enrolled().connected();
        second = TestAuthority.root("Second root");
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void mergesWhatTheStationItselfHasInVersion201() throws Exception {
        // OCPP 2.0.1 part 6, TC_M_12 and following: the roots for vehicles are the station's own.
        LifeBench modern = modern();

        Outcome asked = modern.orders("GetInstalledCertificateIds", Payload.empty());
        Outcome merged = modern.harness()
                .fromStation("[3,\"" + id(asked.toStation().get(0)) + "\",{\"status\":\"Accepted\","
                        + "\"certificateHashDataChain\":[{\"certificateType\":\"V2GRootCertificate\","
                        + "\"certificateHashData\":{\"hashAlgorithm\":\"SHA256\",\"issuerNameHash\":\"aa\","
                        + "\"issuerKeyHash\":\"bb\",\"serialNumber\":\"1\"}}]}]");

        assertThat(merged.toCsms()).singleElement().satisfies(frame -> assertThat(frame)
                .contains("CSMSRootCertificate")
                .contains(hash(modern.root.certificate(), HashAlgorithm.SHA256).issuerKeyHash())
                .contains("V2GRootCertificate"));
        modern.close();
    }

    @Test
    void answersForItselfWhenTheStationDoesNot() throws Exception {
        LifeBench modern = modern();
        modern.orders("GetInstalledCertificateIds", Payload.empty());

        Outcome outcome = modern.pass(Duration.ofSeconds(5));

        assertThat(outcome.toCsms())
                .singleElement()
                .satisfies(frame -> assertThat(frame).startsWith("[3,").contains("CSMSRootCertificate"));
        modern.close();
    }

    @Test
    void installsARootForTheCsmsInVersion201AndLeavesThoseForVehicles() throws Exception {
        // OCPP 2.0.1 part 6, TC_M_01 to TC_M_04
        LifeBench modern = modern();
        String pem = Recipe.pem(second.certificate());

        Outcome ours = modern.install("CSMSRootCertificate", pem);
        Outcome theirs = modern.install("V2GRootCertificate", pem);

        assertThat(ours.toCsms().get(0)).contains("Accepted");
        assertThat(ours.toStation()).isEmpty();
        assertThat(theirs.toStation()).hasSize(1);
        modern.close();
    }

    private LifeBench modern() throws Exception {
        return new LifeBench(dir.resolve("modern")).enrolled().connected(OcppVersion.V2_0_1);
    }

    private static String id(String frame) {
        return frame.split("\"", -1)[1];
    }

    private static CertificateHashData hash(X509Certificate root, HashAlgorithm algorithm) {
        return CertificateHashData.of(root, root.getPublicKey(), algorithm);
    }
}
