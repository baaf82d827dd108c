// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.store;

import static io.ferrule.certs.Recipe.NOW;
import static io.ferrule.certs.store.StoreBench.STATION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ferrule.certs.CertificateHashData;
import io.ferrule.certs.HashAlgorithm;
import io.ferrule.certs.Issued;
import io.ferrule.certs.KeyType;
import io.ferrule.certs.Recipe;
import io.ferrule.certs.RootUse;
import io.ferrule.certs.TestAuthority;
import io.ferrule.certs.roots.DeleteDecision;
import io.ferrule.certs.roots.InstallDecision;
import io.ferrule.certs.roots.InstalledRoot;
import io.ferrule.certs.roots.RootDecisions;
import io.ferrule.certs.roots.RootPolicy;
import io.ferrule.certs.verify.LeafVerdict;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a store keeps, takes in once, and gives out. */
class IdentityStoreTest {

    @TempDir
    Path dir;

    private StoreBench bench;

    @BeforeEach
    void start() throws Exception {
        bench = new StoreBench(dir);
    }

    @Test
    void knowsNothingOfAStationAtFirst() throws Exception {
        try (IdentityStore store = bench.open()) {
            assertThat(store.stations()).isEmpty();
            assertThat(store.station("CP009").generations()).isEmpty();
            assertThat(store.station("CP009").dialOrder(NOW)).isEmpty();
        }
    }

    @Test
    void takesAFactoryCredentialOnce() throws Exception {
        Issued credential = bench.credential();
        try (IdentityStore store = bench.open()) {
            FactoryImport.Outcome first = new FactoryImport(store).credential(STATION, credential);
            FactoryImport.Outcome second = new FactoryImport(store).credential(STATION, credential);

            assertThat(List.of(first, second))
                    .containsExactly(FactoryImport.Outcome.TAKEN, FactoryImport.Outcome.KNOWN);
            assertThat(store.station(STATION).generations()).hasSize(1);
        }
    }

    @Test
    void refusesAKeyThatDoesNotBelongToItsCertificate() throws Exception {
        Issued mixed = new Issued(bench.credential().key(), bench.credential().chain());
        try (IdentityStore store = bench.open()) {
            assertThatThrownBy(() -> new FactoryImport(store).credential(STATION, mixed))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("the pair that was made together");
            assertThat(store.station(STATION).generations()).isEmpty();
        }
    }

    @Test
    void aRenewedCertificateWinsOverTheFilesAfterARestart() throws Exception {
        bench.started().close();

        try (IdentityStore store = bench.open()) {
            FactoryImport.Outcome outcome = new FactoryImport(store).credential(STATION, bench.credential());

            assertThat(outcome).isEqualTo(FactoryImport.Outcome.KEPT_OWN);
            assertThat(store.station(STATION).active().orElseThrow().number()).isEqualTo(1);
        }
    }

    @Test
    void aRootThatWasDeletedDoesNotComeBack() throws Exception {
        CertificateHashData data = CertificateHashData.of(
                bench.root.certificate(), bench.root.pair().getPublic(), HashAlgorithm.SHA256);
        try (IdentityStore store = bench.started()) {
            DeleteDecision decision =
                    RootDecisions.delete(data, store.station(STATION).trust(), Set.of(), List.of());
            store.keepTrust(STATION, ((DeleteDecision.Delete) decision).after());
        }

        try (IdentityStore store = bench.open()) {
            List<X509Certificate> fresh =
                    new FactoryImport(store).roots(STATION, RootUse.CSMS, List.of(bench.root.certificate()));

            assertThat(fresh).isEmpty();
            assertThat(store.station(STATION).trust().roots()).isEmpty();
        }
    }

    @Test
    void hashDataOfACrossSignedRootSurvivesTheRootThatSignedIt() throws Exception {
        X509Certificate cross = TestAuthority.root("New root").crossSigned(bench.root, Recipe.authority("New root"));
        CertificateHashData data =
                CertificateHashData.of(cross, bench.root.pair().getPublic(), HashAlgorithm.SHA512);
        try (IdentityStore store = bench.started()) {
            InstallDecision decision = new RootDecisions(RootPolicy.standard())
                    .install(
                            RootUse.CSMS,
                            Recipe.pem(cross),
                            store.station(STATION).trust(),
                            NOW);
            store.keepTrust(
                    STATION, ((InstallDecision.Install) decision).after().without(bench.root.certificate()));
        }

        try (IdentityStore store = bench.open()) {
            List<InstalledRoot> installed = store.station(STATION).trust().installed(RootUse.CSMS);

            assertThat(installed).singleElement().satisfies(root -> assertThat(root.named(data))
                    .isTrue());
        }
    }

    @Test
    void keepsARootOfManyStationsOnce() throws Exception {
        try (IdentityStore store = bench.open()) {
            for (int i = 0; i < 5; i++) {
                new FactoryImport(store).roots("CP" + i, RootUse.CSMS, List.of(bench.root.certificate()));
            }
        }

        assertThat(bench.snapshot().keySet().stream().filter(name -> name.startsWith("store/certificates/")))
                .hasSize(1);
    }

    @Test
    void removesCertificatesThatNobodyHasAnyMoreWhenItIsOpened() throws Exception {
        try (IdentityStore store = bench.started()) {
            store.remove(STATION);
        }

        bench.open().close();

        assertThat(bench.snapshot().keySet()).noneMatch(name -> name.contains("certificates/"));
        assertThat(bench.snapshot().keySet()).noneMatch(name -> name.contains("CP001"));
    }

    @Test
    void keepsTheKeysOfStationsApart() throws Exception {
        try (IdentityStore store = bench.started()) {
            new Rotation(store).newKey("CP002", KeyType.EC_P256);
            String foreign = Recipe.pem(bench.root.issue(
                    Recipe.station("SN-0001"), store.pair("CP002", 1).getPublic()));

            LeafVerdict verdict = bench.verify(store, foreign);

            assertThat(verdict).isInstanceOf(LeafVerdict.Refused.class);
        }
    }

    @Test
    void changesNothingOnDiskWhateverIsRefused() throws Exception {
        try (IdentityStore store = bench.started()) {
            new Rotation(store).newKey(STATION, KeyType.EC_P256);
            Map<String, String> before = bench.snapshot();

            for (String bad : List.of("", "x", Recipe.pem(bench.root.certificate()), bench.signed(store, 1))) {
                assertThat(bench.verify(store, bad)).isInstanceOf(LeafVerdict.Refused.class);
            }

            assertThat(bench.snapshot()).isEqualTo(before);
        }
    }

    @Test
    void holdsNothingSecretInItsState() throws Exception {
        try (IdentityStore store = bench.started()) {
            String state = Files.readString(dir.resolve("store/stations/CP001/state"));

            assertThat(state)
                    .contains("generation.1.stage=ACTIVE", "station=CP001")
                    .doesNotContain("PRIVATE");
            assertThat(store.credential(STATION, 1)).hasToString("Issued[CN=SN-0001,O=Example CPO]");
        }
    }

    @Test
    void letsNobodyElseIn() throws Exception {
        try (IdentityStore store = bench.open()) {
            assertThat(store.stations()).isEmpty();
            assertThatThrownBy(bench::open)
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("another process uses this store");
        }
        bench.open().close();
    }

    @Test
    void refusesADirectoryThatIsOpenToOthers() throws Exception {
        Path open = Files.createDirectory(dir.resolve("open"));
        Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxr-xr-x"));
        FileVault vault = bench.vault(SyncedFiles.Steps.silent());

        assertThatThrownBy(() -> IdentityStore.open(open, vault, Permissions.OWNER_ONLY, StoreBench.CLOCK))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("open to others");
        IdentityStore.open(open, vault, Permissions.UNCHECKED, StoreBench.CLOCK).close();
    }

    @Test
    void carriesOnWithAKeyThatAnOrderLeftBehind() throws Exception {
        try (IdentityStore store = bench.started()) {
            store.save(store.station(STATION).with(Generation.ordered(2, NOW)));
            store.vault().generate(new KeyName(STATION, 2), KeyType.EC_P256);
        }

        try (IdentityStore store = bench.open()) {
            assertThat(store.notes()).containsExactly("CP001: key 2 was left over and is destroyed");
            assertThat(new Rotation(store).newKey(STATION, KeyType.EC_P256).number())
                    .isEqualTo(3);
        }
    }

    @Test
    void namesOfStationsMayBeAnything() throws Exception {
        String odd = "a/../b c=1\n#ü";
        try (IdentityStore store = bench.open()) {
            new FactoryImport(store).credential(odd, bench.credential());
        }

        try (IdentityStore store = bench.open()) {
            assertThat(store.stations()).containsExactly(odd);
            assertThat(store.credential(odd, 1).chain()).hasSize(1);
        }
    }
}
