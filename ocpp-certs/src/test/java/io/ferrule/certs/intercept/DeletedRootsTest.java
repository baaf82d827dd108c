// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.intercept;

import static org.assertj.core.api.Assertions.assertThat;

import io.ferrule.certs.CertificateHashData;
import io.ferrule.certs.HashAlgorithm;
import io.ferrule.certs.Recipe;
import io.ferrule.certs.RootUse;
import io.ferrule.certs.TestAuthority;
import io.ferrule.model.Payload;
import io.ferrule.proxy.testing.Outcome;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** DeleteCertificate over the wire (M04). */
class DeletedRootsTest {

    private static final String MANUFACTURER_ROOT = "ManufacturerRootCertificate";

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

    @ParameterizedTest
    @EnumSource(HashAlgorithm.class)
    void deletesARootByEachAlgorithm(HashAlgorithm algorithm) throws Exception {
        // TC_076_CS
        bench.install(MANUFACTURER_ROOT, Recipe.pem(second.certificate()));

        Outcome deleted = delete(hash(second.certificate(), algorithm));

        assertThat(deleted.toCsms().get(0)).contains("Accepted");
        assertThat(list16(MANUFACTURER_ROOT).toCsms().get(0)).contains("NotFound");
    }

    @Test
    void comparesHashesWithoutRegardToCaseAndLeadingZeros() throws Exception {
        bench.install(MANUFACTURER_ROOT, Recipe.pem(second.certificate()));
        CertificateHashData data = hash(second.certificate(), HashAlgorithm.SHA512);

        Outcome deleted = delete(
                data,
                data.issuerNameHash().toUpperCase(Locale.ROOT),
                "000" + data.serialNumber().toUpperCase(Locale.ROOT));

        assertThat(deleted.toCsms().get(0)).contains("Accepted");
    }

    @Test
    void doesNotDeleteTheLastRootOfTheCsms() throws Exception {
        // M04.FR.06: what the connection needs stays.
        Outcome deleted = delete(hash(bench.root.certificate(), HashAlgorithm.SHA256));

        assertThat(deleted.toCsms().get(0)).contains("Failed");
        assertThat(bench.identity().trust().installed(RootUse.CSMS)).hasSize(1);
    }

    @Test
    void doesNotDeleteTheCertificateOfTheStation() throws Exception {
        // OCPP 2.0.1 part 6, TC_M_23
        X509Certificate own =
                bench.identity().active().orElseThrow().certificate().orElseThrow();

        Outcome deleted =
                delete(CertificateHashData.of(own, bench.root.certificate().getPublicKey(), HashAlgorithm.SHA256));

        assertThat(deleted.toCsms().get(0)).contains("Failed");
        assertThat(bench.active()).isEqualTo(1);
    }

    @Test
    void saysNotFoundForAnUnknownRoot() throws Exception {
        // OCPP 2.0.1 part 6, TC_M_22
        Outcome deleted = delete(hash(second.certificate(), HashAlgorithm.SHA256));

        assertThat(deleted.toCsms().get(0)).contains("NotFound");
    }

    private Outcome delete(CertificateHashData data) {
        return delete(data, data.issuerNameHash(), data.serialNumber());
    }

    private Outcome delete(CertificateHashData data, String issuerNameHash, String serial) {
        Payload named = Payload.empty()
                .with("/hashAlgorithm", data.algorithm().name())
                .with("/issuerNameHash", issuerNameHash)
                .with("/issuerKeyHash", data.issuerKeyHash())
                .with("/serialNumber", serial);
        return bench.orders("DeleteCertificate", Payload.empty().with("/certificateHashData", named));
    }

    private Outcome list16(String type) {
        return bench.orders("GetInstalledCertificateIds", Payload.empty().with("/certificateType", type));
    }

    private static CertificateHashData hash(X509Certificate root, HashAlgorithm algorithm) {
        return CertificateHashData.of(root, root.getPublicKey(), algorithm);
    }
}
