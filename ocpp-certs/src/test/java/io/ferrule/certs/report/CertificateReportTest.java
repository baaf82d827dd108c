// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.report;

import static io.ferrule.certs.Recipe.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.ferrule.certs.Issued;
import io.ferrule.certs.KeyType;
import io.ferrule.certs.Recipe;
import io.ferrule.certs.RootUse;
import io.ferrule.certs.TestAuthority;
import io.ferrule.certs.store.FactoryImport;
import io.ferrule.certs.store.FileVault;
import io.ferrule.certs.store.IdentityStore;
import io.ferrule.certs.store.MasterKey;
import io.ferrule.certs.store.Permissions;
import io.ferrule.certs.store.Rotation;
import io.ferrule.certs.store.Stage;
import io.ferrule.certs.store.StationIdentity;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a security engineer is told about the certificates of a fleet. */
class CertificateReportTest {

    private static final Instant LEAF_END = days(200);
    private static final Instant ISSUER_END = days(100);
    private static final Instant ROOT_END = days(300);

    @TempDir
    Path dir;

    private IdentityStore store;
    private TestAuthority root;

    @BeforeEach
    void fill() throws Exception {
        store = IdentityStore.open(
                dir.resolve("store"),
                FileVault.open(
                        dir.resolve("keys"), MasterKey.of(new byte[32]), Permissions.OWNER_ONLY, new SecureRandom()),
                Permissions.OWNER_ONLY,
                Clock.fixed(NOW, ZoneOffset.UTC));
        root = authority("CPO root", ROOT_END);
        TestAuthority issuer = root.below(Recipe.authority("CPO stations").valid(NOW, ISSUER_END));
        KeyPair pair = KeyType.EC_P256.generate();
        X509Certificate leaf = issuer.issue(Recipe.station("SN-0001").valid(NOW, LEAF_END), pair.getPublic());
        new FactoryImport(store)
                .credential("CP001", new Issued(pair.getPrivate(), List.of(leaf, issuer.certificate())));
        new FactoryImport(store).roots("CP001", RootUse.CSMS, List.of(root.certificate()));
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void listsEveryKeyAndCertificateWithItsPlace() throws Exception {
        new Rotation(store).newKey("CP001", KeyType.RSA_2048);

        CertificateReport report = report();

        assertThat(report.keys())
                .containsExactly(
                        new KeyEntry("CP001", 1, Stage.ACTIVE, NOW, "EC-P256"),
                        new KeyEntry("CP001", 2, Stage.KEY_READY, NOW, "RSA-2048"));
        assertThat(report.certificates())
                .extracting(CertificateEntry::place)
                .containsExactly("certificate 1", "issuer 1 of certificate 1", "root CSMS");
        assertThat(report.certificates()).allSatisfy(entry -> {
            assertThat(entry.signature()).isEqualTo("SHA256withECDSA");
            assertThat(entry.pemChars()).isBetween(500, 1000);
            assertThat(entry.fingerprint()).hasSize(64);
            assertThat(entry.facts().key()).isEqualTo("EC 256");
        });
    }

    @Test
    void saysWhatBreaksInTheOrderOfTime() throws Exception {
        CertificateReport report = report();

        assertThat(report.breakages())
                .containsExactly(
                        new Breakage(
                                ISSUER_END, "CP001", "an issuer of the station's certificate expires before it does"),
                        new Breakage(LEAF_END, "CP001", "the station's certificate expires, the CSMS may refuse it"),
                        new Breakage(
                                ROOT_END,
                                "CP001",
                                "the root CN=CPO root,O=Example CPO expires, the CSMS can no longer be verified"));
        assertThat(report.until(days(150))).hasSize(1);
    }

    @Test
    void isCalmerWhereAnotherRootStays() throws Exception {
        X509Certificate later = authority("Next root", days(3000)).certificate();
        new FactoryImport(store).roots("CP001", RootUse.CSMS, List.of(later));

        List<Breakage> breakages = report().until(ROOT_END);

        assertThat(breakages.get(breakages.size() - 1).what()).endsWith("others of this kind stay");
    }

    @Test
    void saysWhatIsBrokenAlready() throws Exception {
        store.remove("CP001");
        new Rotation(store).newKey("CP002", KeyType.EC_P256);

        CertificateReport report = report();

        assertThat(report.until(NOW))
                .extracting(Breakage::what)
                .containsExactly(
                        "the station has no CSMS root, the CSMS cannot be verified",
                        "the station has no certificate, security profile 3 is out of reach");
    }

    @Test
    void namesAWeakSignatureInAChain() throws Exception {
        KeyPair pair = KeyType.EC_P256.generate();
        X509Certificate weak = root.issue(Recipe.station("SN-0003").signature("SHA1withECDSA"), pair.getPublic());
        new FactoryImport(store).credential("CP003", new Issued(pair.getPrivate(), List.of(weak)));

        List<Breakage> broken = report().until(NOW);

        assertThat(broken).contains(new Breakage(NOW, "CP003", "the station's chain is signed with SHA1withECDSA"));
    }

    private CertificateReport report() throws Exception {
        List<StationIdentity> identities = new ArrayList<>();
        for (String station : store.stations()) {
            identities.add(store.station(station));
        }
        return CertificateReport.of(identities, NOW);
    }

    private static TestAuthority authority(String name, Instant end) throws Exception {
        return TestAuthority.root(Recipe.authority(name).valid(NOW, end), KeyType.EC_P256.generate());
    }

    private static Instant days(int days) {
        return NOW.plus(Duration.ofDays(days));
    }
}
