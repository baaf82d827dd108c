// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.store;

import static io.ferrule.certs.Recipe.NOW;
import static io.ferrule.certs.store.StoreBench.STATION;
import static org.assertj.core.api.Assertions.assertThat;

import io.ferrule.certs.KeyType;
import io.ferrule.certs.Recipe;
import io.ferrule.certs.Refusal;
import io.ferrule.certs.RootUse;
import io.ferrule.certs.TestAuthority;
import io.ferrule.certs.roots.InstallDecision;
import io.ferrule.certs.roots.RootDecisions;
import io.ferrule.certs.roots.RootPolicy;
import io.ferrule.certs.roots.TrustSet;
import io.ferrule.certs.verify.EffectRules;
import io.ferrule.certs.verify.LeafVerdict;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whom a station trusts to sign its own certificate while things change. */
class LeafTrustTest {

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
    void anIssuerThatWasSentBeforeMayBeLeftOutTheNextTime() throws Exception {
        TestAuthority stations = bench.root.below("CPO stations");
        rotation.newKey(STATION, KeyType.EC_P256);
        rotation.keepCertificate(STATION, (LeafVerdict.Accepted)
                bench.verify(store, Recipe.pem(below(stations, 2), stations.certificate())));
        rotation.commit(STATION, 2, EffectRules.CURRENT);
        rotation.newKey(STATION, KeyType.EC_P256);

        LeafVerdict verdict = bench.verify(store, Recipe.pem(below(stations, 3)));

        assertThat(verdict).isInstanceOfSatisfying(LeafVerdict.Accepted.class, accepted -> assertThat(accepted.chain())
                .endsWith(stations.certificate()));
    }

    /** M05.FR.11: the old root is kept until the new one is proven. */
    @Test
    void aCertificateOfTheOldHierarchyIsGoodUntilTheNewRootIsProven() throws Exception {
        rotation.newKey(STATION, KeyType.EC_P256);
        X509Certificate cross = TestAuthority.root("New root").crossSigned(bench.root, Recipe.authority("New root"));
        TrustSet trust = store.station(STATION).trust();
        InstallDecision decision = new RootDecisions(RootPolicy.standard().withAdditionalRootCheck())
                .install(RootUse.CSMS, Recipe.pem(cross), trust, NOW);
        TrustSet after = ((InstallDecision.Install) decision).after();
        store.keepTrust(STATION, after);

        LeafVerdict before = bench.verify(store, bench.signed(store, 2));
        store.keepTrust(STATION, after.proven());
        LeafVerdict later = bench.verify(store, bench.signed(store, 2));

        assertThat(before).isInstanceOf(LeafVerdict.Accepted.class);
        assertThat(later).isEqualTo(new LeafVerdict.Refused(Refusal.UNKNOWN_ISSUER, ""));
    }

    private X509Certificate below(TestAuthority authority, int generation) throws Exception {
        return authority.issue(
                Recipe.station("SN-0001"), store.pair(STATION, generation).getPublic());
    }
}
