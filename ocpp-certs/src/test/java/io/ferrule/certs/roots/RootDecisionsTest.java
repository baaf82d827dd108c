// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.roots;

import static io.ferrule.certs.Recipe.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.ferrule.certs.CertificateHashData;
import io.ferrule.certs.HashAlgorithm;
import io.ferrule.certs.KeyType;
import io.ferrule.certs.Recipe;
import io.ferrule.certs.Refusal;
import io.ferrule.certs.RootUse;
import io.ferrule.certs.TestAuthority;
import java.math.BigInteger;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** InstallCertificate (security white paper for OCPP 1.6, edition 3, M05). */
class RootDecisionsTest {

    private static final Duration DAY = Duration.ofDays(1);

    private final RootDecisions decisions = new RootDecisions(RootPolicy.standard());
    private final TestAuthority old = TestAuthority.root("Old root");

    RootDecisionsTest() throws Exception {}

    /** TC_075_1 and TC_075_2: afterwards the list holds it under the hash that others compute. */
    @ParameterizedTest
    @EnumSource(RootUse.class)
    void installsARootForEachUse(RootUse use) throws Exception {
        X509Certificate root = TestAuthority.root("New root").certificate();

        TrustSet after = install(use, Recipe.pem(root), TrustSet.empty());

        assertThat(after.installed(use)).singleElement().satisfies(installed -> {
            assertThat(installed.certificate()).isEqualTo(root);
            assertThat(installed.named(CertificateHashData.of(root, root.getPublicKey(), HashAlgorithm.SHA256)))
                    .isTrue();
        });
        assertThat(after.roots()).hasSize(1);
    }

    @Test
    void replacesTheSameRootByItself() throws Exception {
        TrustSet present = install(RootUse.CSMS, Recipe.pem(old.certificate()), TrustSet.empty());

        TrustSet after = install(RootUse.CSMS, Recipe.pem(old.certificate()), present);

        assertThat(after).isEqualTo(present);
    }

    @Test
    void keepsTwoRootsOfOneNameAndTwoOfOneKey() throws Exception {
        TestAuthority twin = TestAuthority.root("Old root");
        Recipe longer = Recipe.authority("Old root").valid(NOW, NOW.plus(DAY.multipliedBy(999)));
        X509Certificate renewed = TestAuthority.root(longer, old.pair()).certificate();
        TrustSet present = with(old);

        TrustSet after = install(RootUse.CSMS, Recipe.pem(twin.certificate()), present);
        after = install(RootUse.CSMS, Recipe.pem(renewed), after);

        assertThat(after.trust(RootUse.CSMS).anchors()).containsExactly(old.certificate(), twin.certificate(), renewed);
    }

    /** TC_078 and TC_M_07 among others: M05.FR.06. */
    @Test
    void refusesEachBadRootForItsOwnReason() throws Exception {
        X509Certificate leaf = old.issue(Recipe.station("SN-0001"), key());
        X509Certificate intermediate =
                TestAuthority.root("Stranger").below("Between").certificate();

        assertThat(refusal("")).isEqualTo(Refusal.EMPTY);
        assertThat(refusal(Recipe.pem(leaf))).isEqualTo(Refusal.NOT_AN_AUTHORITY);
        assertThat(refusal(self(Recipe.station("SN-0001")))).isEqualTo(Refusal.NOT_AN_AUTHORITY);
        assertThat(refusal(self(Recipe.authority("R").usage(KeyUsage.digitalSignature))))
                .isEqualTo(Refusal.NOT_AN_AUTHORITY);
        assertThat(refusal(Recipe.pem(intermediate))).isEqualTo(Refusal.NOT_A_ROOT);
        assertThat(refusal(self(Recipe.authority("R").valid(NOW.minus(DAY.multipliedBy(2)), NOW.minus(DAY)))))
                .isEqualTo(Refusal.EXPIRED);
        assertThat(refusal(self(Recipe.authority("R").valid(NOW.plus(DAY), NOW.plus(DAY.multipliedBy(2))))))
                .isEqualTo(Refusal.NOT_YET_VALID);
        assertThat(refusal(self(Recipe.authority("R").serial(BigInteger.valueOf(-1)))))
                .isEqualTo(Refusal.SERIAL_NUMBER);
        assertThat(refusal(
                        Recipe.pem(old.certificate(), TestAuthority.root("Two").certificate())))
                .isEqualTo(Refusal.SEVERAL_CERTIFICATES);
        assertThat(refusal(Recipe.pem(old.certificate()) + "x".repeat(5500))).isEqualTo(Refusal.TOO_LONG);
    }

    @Test
    void refusesAWeakRoot() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(1024);
        KeyPair weak = generator.generateKeyPair();

        Refusal refusal = refusal(
                Recipe.pem(TestAuthority.root(Recipe.authority("Weak"), weak).certificate()));

        assertThat(refusal).isEqualTo(Refusal.WEAK_KEY);
    }

    @Test
    void takesASelfSignedRootWithSha1BecauseNobodyReliesOnItsSignature() throws Exception {
        String pem = self(Recipe.authority("R").signature("SHA1withECDSA"));

        TrustSet after = install(RootUse.CSMS, pem, TrustSet.empty());

        assertThat(after.roots()).hasSize(1);
    }

    @Test
    void judgesNoValidityByAClockThatWasNeverSet() throws Exception {
        String pem = Recipe.pem(old.certificate());

        InstallDecision decision = decisions.install(RootUse.CSMS, pem, TrustSet.empty(), Instant.EPOCH);

        assertThat(decision)
                .isInstanceOfSatisfying(InstallDecision.Install.class, install -> assertThat(install.notes())
                        .containsExactly("the clock is not set, no validity was judged"));
    }

    /** M05.FR.03. */
    @Test
    void refusesOneRootMoreThanThereIsRoomFor() throws Exception {
        RootDecisions small = new RootDecisions(RootPolicy.standard().withStoreMax(1));
        String another = Recipe.pem(TestAuthority.root("Two").certificate());

        InstallDecision full = small.install(RootUse.CSMS, another, with(old), NOW);
        InstallDecision again = small.install(RootUse.CSMS, Recipe.pem(old.certificate()), with(old), NOW);

        assertThat(full).isEqualTo(new InstallDecision.Refused(Refusal.STORE_FULL, "at most 1"));
        assertThat(again).isInstanceOf(InstallDecision.Install.class);
    }

    @Test
    void knowsTheWordsOfBothVersions() {
        assertThat(RootUse.named("CentralSystemRootCertificate")).contains(RootUse.CSMS);
        assertThat(RootUse.named("CSMSRootCertificate")).contains(RootUse.CSMS);
        assertThat(RootUse.named("MORootCertificate")).contains(RootUse.MOBILITY_OPERATOR);
        assertThat(RootUse.named("V2GCertificateChain")).isEmpty();
        assertThat(RootUse.named("")).isEmpty();
        assertThat(RootUse.V2G.name16()).isEmpty();
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

    private Refusal refusal(String pem) {
        InstallDecision decision = decisions.install(RootUse.CSMS, pem, TrustSet.empty(), NOW);
        if (decision instanceof InstallDecision.Refused refused) {
            return refused.reason();
        }
        throw new AssertionError("not refused: " + decision);
    }

    private static TrustSet with(TestAuthority authority) {
        return TrustSet.empty()
                .with(InstalledRoot.of(
                        authority.certificate(), RootUse.CSMS, authority.pair().getPublic()));
    }

    private static String self(Recipe recipe) throws Exception {
        return Recipe.pem(TestAuthority.root(recipe, KeyType.EC_P256.generate()).certificate());
    }

    private static PublicKey key() throws Exception {
        return KeyType.EC_P256.generate().getPublic();
    }
}
