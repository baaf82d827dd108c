// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.roots;

import static io.ferrule.certs.Recipe.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.ferrule.certs.CertificateHashData;
import io.ferrule.certs.HashAlgorithm;
import io.ferrule.certs.KeyType;
import io.ferrule.certs.Recipe;
import io.ferrule.certs.RootUse;
import io.ferrule.certs.TestAuthority;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** DeleteCertificate (security white paper for OCPP 1.6, edition 3, M04). */
class DeleteRootTest {

    private final RootDecisions decisions = new RootDecisions(RootPolicy.standard());
    private final TestAuthority old = TestAuthority.root("Old root");

    DeleteRootTest() throws Exception {}

    @Test
    void namesACrossSignedRootEvenAfterTheOldRootIsGone() throws Exception {
        TestAuthority fresh = TestAuthority.root("New root");
        X509Certificate cross = fresh.crossSigned(old, Recipe.authority("New root"));
        TrustSet both = install(RootUse.CSMS, Recipe.pem(cross), with(old));
        TrustSet alone = both.without(old.certificate());
        CertificateHashData data = CertificateHashData.of(cross, old.pair().getPublic(), HashAlgorithm.SHA384);

        TrustSet again = install(RootUse.CSMS, Recipe.pem(cross), alone);
        DeleteDecision decision = RootDecisions.delete(data, again, Set.of(), List.of());

        assertThat(again).isEqualTo(alone);
        assertThat(decision).isInstanceOfSatisfying(DeleteDecision.Delete.class, delete -> assertThat(
                        delete.after().roots())
                .isEmpty());
    }

    /** TC_076: M04.FR.02. */
    @ParameterizedTest
    @EnumSource(HashAlgorithm.class)
    void deletesByEachAlgorithmInAnyCase(HashAlgorithm algorithm) throws Exception {
        CertificateHashData own =
                CertificateHashData.of(old.certificate(), old.pair().getPublic(), algorithm);
        CertificateHashData received = new CertificateHashData(
                algorithm,
                own.issuerNameHash().toUpperCase(Locale.ROOT),
                own.issuerKeyHash().toUpperCase(Locale.ROOT),
                "00" + own.serialNumber().toUpperCase(Locale.ROOT));

        DeleteDecision decision = RootDecisions.delete(received, with(old), Set.of(), List.of());

        assertThat(decision).isInstanceOfSatisfying(DeleteDecision.Delete.class, delete -> assertThat(delete.after())
                .isEqualTo(TrustSet.empty()));
    }

    /** M04.FR.04. */
    @Test
    void doesNotFindWhatIsNotInstalled() throws Exception {
        TestAuthority twin = TestAuthority.root("Old root");

        DeleteDecision decision = RootDecisions.delete(data(twin), with(old), Set.of(), List.of());

        assertThat(decision).isEqualTo(new DeleteDecision.NotFound());
    }

    /** M04.FR.06. */
    @Test
    void keepsTheRootThatTheConnectionNeeds() throws Exception {
        TestAuthority between = old.below("Between");
        X509Certificate server = between.issue(Recipe.station("csms.example.com"), key());
        Optional<X509Certificate> anchor = RootDecisions.anchor(
                List.of(server, between.certificate()), with(old).trust(RootUse.CSMS), NOW);

        DeleteDecision decision = RootDecisions.delete(data(old), with(old), Set.of(anchor.orElseThrow()), List.of());

        assertThat(decision).isEqualTo(new DeleteDecision.Failed("the connection to the CSMS needs it"));
    }

    /** TC_M_23: M04.FR.05. */
    @Test
    void keepsTheCertificateOfTheStationItself() throws Exception {
        X509Certificate own = old.issue(Recipe.station("SN-0001"), key());
        CertificateHashData data = CertificateHashData.of(own, old.pair().getPublic(), HashAlgorithm.SHA256);

        DeleteDecision decision = RootDecisions.delete(data, with(old), Set.of(), List.of(own));

        assertThat(decision).isEqualTo(new DeleteDecision.Failed("it is the certificate of the station itself"));
    }

    private TrustSet install(RootUse use, String pem, TrustSet present) {
        return after(decisions.install(use, pem, present, NOW));
    }

    private static TrustSet after(InstallDecision decision) {
        if (decision instanceof InstallDecision.Install install) {
            return install.after();
        }
        throw new AssertionError("refused: " + decision);
    }

    private static TrustSet with(TestAuthority authority) {
        return TrustSet.empty()
                .with(InstalledRoot.of(
                        authority.certificate(), RootUse.CSMS, authority.pair().getPublic()));
    }

    private static CertificateHashData data(TestAuthority root) {
        return CertificateHashData.of(root.certificate(), root.pair().getPublic(), HashAlgorithm.SHA256);
    }

    private static PublicKey key() throws Exception {
        return KeyType.EC_P256.generate().getPublic();
    }
}
