// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.roots;

import static io.ferrule.certs.Recipe.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.ferrule.certs.Recipe;
import io.ferrule.certs.Refusal;
import io.ferrule.certs.RootUse;
import io.ferrule.certs.TestAuthority;
import java.security.cert.X509Certificate;
import org.junit.jupiter.api.Test;

/** AdditionalRootCertificateCheck (security white paper for OCPP 1.6, edition 3, M05.FR.08 to M05.FR.13). */
class AdditionalRootTest {

    private final RootDecisions decisions = new RootDecisions(RootPolicy.standard());
    private final TestAuthority old = TestAuthority.root("Old root");

    AdditionalRootTest() throws Exception {}

    /** TC_M_09: M05.FR.10. */
    @Test
    void additionalCheckRefusesARootThatTheOldOneDidNotSign() throws Exception {
        String stranger = Recipe.pem(TestAuthority.root("New root").certificate());

        InstallDecision decision = additional().install(RootUse.CSMS, stranger, with(old), NOW);

        assertThat(decision).isEqualTo(new InstallDecision.Refused(Refusal.NOT_SIGNED_BY_OLD_ROOT, ""));
    }

    /** M05.FR.08, M05.FR.09 and M05.FR.11. */
    @Test
    void additionalCheckKeepsTheOldRootToFallBackTo() throws Exception {
        X509Certificate cross = TestAuthority.root("New root").crossSigned(old, Recipe.authority("New root"));

        TrustSet after = additionally(cross, with(old));

        assertThat(after.trust(RootUse.CSMS).anchors()).containsExactly(cross);
        assertThat(after.fallbackTrust(RootUse.CSMS).anchors()).containsExactly(old.certificate());
    }

    /** TC_M_30: M05.FR.12. */
    @Test
    void theOldRootGoesAfterTheFirstConnectionUnderTheNewOne() throws Exception {
        X509Certificate cross = TestAuthority.root("New root").crossSigned(old, Recipe.authority("New root"));

        TrustSet after = additionally(cross, with(old)).proven();

        assertThat(after.roots()).extracting(InstalledRoot::certificate).containsExactly(cross);
    }

    /** TC_M_31: M05.FR.13. */
    @Test
    void theOldRootIsBackAfterAConnectionThatOnlyItCouldVerify() throws Exception {
        X509Certificate cross = TestAuthority.root("New root").crossSigned(old, Recipe.authority("New root"));
        X509Certificate maker = TestAuthority.root("Maker").certificate();
        TrustSet present = install(RootUse.MANUFACTURER, Recipe.pem(maker), with(old));

        TrustSet after = additionally(cross, present).fallenBack();

        assertThat(after.trust(RootUse.CSMS).anchors()).containsExactly(old.certificate());
        assertThat(after.trust(RootUse.MANUFACTURER).anchors()).containsExactly(maker);
        assertThat(after.fallback(RootUse.CSMS)).isEmpty();
    }

    @Test
    void anUnprovenRootIsNeverWhatOneFallsBackTo() throws Exception {
        TestAuthority second = TestAuthority.root("Second");
        X509Certificate first = second.crossSigned(old, Recipe.authority("Second"));
        X509Certificate third = TestAuthority.root("Third").crossSigned(second, Recipe.authority("Third"));

        TrustSet after = additionally(third, additionally(first, with(old)));

        assertThat(after.trust(RootUse.CSMS).anchors()).containsExactly(third);
        assertThat(after.fallbackTrust(RootUse.CSMS).anchors()).containsExactly(old.certificate());
    }

    @Test
    void additionalCheckLetsTheFirstRootIn() throws Exception {
        InstallDecision decision =
                additional().install(RootUse.CSMS, Recipe.pem(old.certificate()), TrustSet.empty(), NOW);

        assertThat(decision).isInstanceOf(InstallDecision.Install.class);
    }

    private TrustSet install(RootUse use, String pem, TrustSet present) {
        return after(decisions.install(use, pem, present, NOW));
    }

    private static TrustSet additionally(X509Certificate root, TrustSet present) throws Exception {
        return after(additional().install(RootUse.CSMS, Recipe.pem(root), present, NOW));
    }

    private static TrustSet after(InstallDecision decision) {
        if (decision instanceof InstallDecision.Install install) {
            return install.after();
        }
        throw new AssertionError("refused: " + decision);
    }

    private static RootDecisions additional() {
        return new RootDecisions(RootPolicy.standard().withAdditionalRootCheck());
    }

    private static TrustSet with(TestAuthority authority) {
        return TrustSet.empty()
                .with(InstalledRoot.of(
                        authority.certificate(), RootUse.CSMS, authority.pair().getPublic()));
    }
}
