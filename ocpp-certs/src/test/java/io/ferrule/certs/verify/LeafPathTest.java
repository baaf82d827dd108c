// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.verify;

import static io.ferrule.certs.Recipe.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.ferrule.certs.KeyType;
import io.ferrule.certs.Recipe;
import io.ferrule.certs.Refusal;
import io.ferrule.certs.TestAuthority;
import io.ferrule.certs.Trust;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The way from a station's certificate to an installed root (OCPP 2.0.1 part 2, A02.FR.06 and A00.FR.601; RFC 5280,
 * 6).
 */
class LeafPathTest {

    private static final Duration DAY = Duration.ofDays(1);

    private final LeafBench bench = new LeafBench();
    private final X509Certificate leaf = bench.issue(bench.good());
    private final X509Certificate issuer = bench.issuer.certificate();
    private final X509Certificate root = bench.root.certificate();

    LeafPathTest() throws Exception {}

    @ParameterizedTest
    @ValueSource(strings = {"SHA256withRSAandMGF1", "SHA384withRSAandMGF1", "SHA256withRSA"})
    void acceptsEachRsaSignature(String algorithm) throws Exception {
        KeyPair rsa = KeyType.RSA_3072.generate();
        TestAuthority authority =
                TestAuthority.root(Recipe.authority("PSS root").signature(algorithm), rsa);
        bench.trust = Trust.in(List.of(authority.certificate()));

        LeafVerdict.Accepted accepted =
                bench.accepted(Recipe.pem(authority.issue(bench.good().signature(algorithm), bench.pair.getPublic())));

        assertThat(accepted.chain()).hasSize(1);
    }

    @Test
    void refusesPssWithSha1() throws Exception {
        TestAuthority authority = TestAuthority.root(Recipe.authority("PSS root"), KeyType.RSA_2048.generate());
        bench.trust = Trust.in(List.of(authority.certificate()));
        Recipe recipe = bench.good().signature("SHA1withRSAandMGF1");

        Refusal refusal = bench.refused(Recipe.pem(authority.issue(recipe, bench.pair.getPublic())));

        assertThat(refusal).isEqualTo(Refusal.WEAK_SIGNATURE);
    }

    @Test
    void refusesAnExpiredIssuer() throws Exception {
        Recipe recipe = Recipe.authority("Old stations").valid(NOW.minus(DAY.multipliedBy(9)), NOW.minus(DAY));
        TestAuthority expired = bench.root.below(recipe);

        Refusal refusal = bench.refused(through(expired, bench.good()));

        assertThat(refusal).isEqualTo(Refusal.ISSUER_NOT_VALID);
    }

    @Test
    void refusesAnExpiredRootWhichTheRuntimeWouldTake() throws Exception {
        Recipe recipe = Recipe.authority("Old root").valid(NOW.minus(DAY.multipliedBy(9)), NOW.minus(DAY));
        TestAuthority expired = trusted(recipe);

        Refusal refusal = bench.refused(Recipe.pem(expired.issue(bench.good(), bench.pair.getPublic())));

        assertThat(refusal).isEqualTo(Refusal.ISSUER_NOT_VALID);
    }

    @Test
    void refusesMoreAuthoritiesThanOneAllows() throws Exception {
        TestAuthority last = bench.root.below(Recipe.authority("Last").pathLength(0));
        TestAuthority tooDeep = last.below("Too deep");

        Refusal refusal = bench.refused(Recipe.pem(
                tooDeep.issue(bench.good(), bench.pair.getPublic()), tooDeep.certificate(), last.certificate()));

        assertThat(refusal).isEqualTo(Refusal.PATH_TOO_LONG);
    }

    @Test
    void refusesMoreAuthoritiesThanTheRootAllows() throws Exception {
        Recipe recipe = Recipe.authority("Short root").pathLength(0);
        TestAuthority shortRoot = trusted(recipe);

        Refusal refusal = bench.refused(through(shortRoot.below("Too deep"), bench.good()));

        assertThat(refusal).isEqualTo(Refusal.PATH_TOO_LONG);
    }

    @Test
    void refusesANameOutsideWhatTheIssuerMayCertify() throws Exception {
        Recipe recipe = Recipe.authority("Other stations").onlyBelow(Recipe.name(BCStyle.O, "Other CPO"));

        Refusal refusal = bench.refused(through(bench.root.below(recipe), bench.good()));

        assertThat(refusal).isEqualTo(Refusal.NAME_CONSTRAINT);
    }

    @Test
    void refusesANameOutsideWhatTheRootMayCertify() throws Exception {
        Recipe recipe = Recipe.authority("Other root").onlyBelow(Recipe.name(BCStyle.O, "Other CPO"));
        TestAuthority other = trusted(recipe);

        Refusal refusal = bench.refused(Recipe.pem(other.issue(bench.good(), bench.pair.getPublic())));

        assertThat(refusal).isEqualTo(Refusal.NAME_CONSTRAINT);
    }

    @Test
    void refusesANameThatTheRootMustNotCertify() throws Exception {
        TestAuthority other = trusted(Recipe.authority("Other root").notBelow(Recipe.name(BCStyle.O, "Example CPO")));

        Refusal refusal = bench.refused(Recipe.pem(other.issue(bench.good(), bench.pair.getPublic())));

        assertThat(refusal).isEqualTo(Refusal.NAME_CONSTRAINT);
    }

    @Test
    void looksAtAlternativeNamesAsWell() throws Exception {
        TestAuthority other = trusted(Recipe.authority("Domain root").onlyDnsBelow("example.com"));
        Recipe inside = bench.good().dnsName("cp.example.com");
        Recipe outside = bench.good().dnsName("cp.example.org");

        LeafVerdict.Accepted accepted = bench.accepted(Recipe.pem(other.issue(inside, bench.pair.getPublic())));
        Refusal refusal = bench.refused(Recipe.pem(other.issue(outside, bench.pair.getPublic())));

        assertThat(accepted.chain()).hasSize(1);
        assertThat(refusal).isEqualTo(Refusal.NAME_CONSTRAINT);
    }

    @Test
    void refusesAStationThatPlaysAuthority() throws Exception {
        TestAuthority station = bench.root.below(Recipe.station("SN-0002"));

        Refusal refusal = bench.refused(through(station, bench.good()));

        assertThat(refusal).isEqualTo(Refusal.NOT_AN_AUTHORITY);
    }

    @Test
    void refusesAnIssuerSignedWithSha1() throws Exception {
        TestAuthority weak = bench.root.below(Recipe.authority("Weak").signature("SHA1withECDSA"));

        Refusal refusal = bench.refused(through(weak, bench.good()));

        assertThat(refusal).isEqualTo(Refusal.WEAK_SIGNATURE);
    }

    @Test
    void refusesAnIssuerWithAnUnknownCriticalExtension() throws Exception {
        TestAuthority odd = bench.root.below(Recipe.authority("Odd").unknownCritical());

        Refusal refusal = bench.refused(through(odd, bench.good()));

        assertThat(refusal).isEqualTo(Refusal.UNKNOWN_CRITICAL_EXTENSION);
    }

    @Test
    void refusesWhatARevocationListNames() throws Exception {
        bench.trust = Trust.in(List.of(root)).withRevocations(List.of(bench.issuer.revoking(leaf)));

        Refusal refusal = bench.refused(Recipe.pem(leaf, issuer));

        assertThat(refusal).isEqualTo(Refusal.REVOKED);
    }

    @Test
    void passesOverARevocationListThatTheIssuerDidNotSign() throws Exception {
        TestAuthority twin = TestAuthority.root("x").below("CPO stations");
        bench.trust = Trust.in(List.of(root)).withRevocations(List.of(twin.revoking(leaf)));

        LeafVerdict.Accepted accepted = bench.accepted(Recipe.pem(leaf, issuer));

        assertThat(accepted.chain()).hasSize(2);
    }

    @Test
    void refusesASelfSignedCertificateUnlessTheCsmsPins() throws Exception {
        X509Certificate own = TestAuthority.root(bench.good(), bench.pair).certificate();

        Refusal refusal = bench.refused(Recipe.pem(own));
        bench.policy = LeafPolicy.standard().withTrust(LeafTrust.PINNED);
        LeafVerdict.Accepted accepted = bench.accepted(Recipe.pem(own));

        assertThat(refusal).isEqualTo(Refusal.SELF_SIGNED);
        assertThat(accepted.chain()).containsExactly(own);
    }

    private TestAuthority trusted(Recipe recipe) throws Exception {
        TestAuthority authority = TestAuthority.root(recipe, KeyType.EC_P256.generate());
        bench.trust = Trust.in(List.of(authority.certificate()));
        return authority;
    }

    private String through(TestAuthority authority, Recipe recipe) throws Exception {
        return Recipe.pem(authority.issue(recipe, bench.pair.getPublic()), authority.certificate());
    }
}
