// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.verify;

import static io.ferrule.certs.Recipe.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.ferrule.certs.Recipe;
import io.ferrule.certs.Refusal;
import io.ferrule.certs.TestAuthority;
import io.ferrule.certs.Trust;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which certificates of a chain are used, in whatever order they came (OCPP 2.0.1 part 2, A02.FR.06; RFC 5280, 6). */
class LeafChainTest {

    private static final Duration DAY = Duration.ofDays(1);

    private final LeafBench bench = new LeafBench();
    private final X509Certificate leaf = bench.issue(bench.good());
    private final X509Certificate issuer = bench.issuer.certificate();
    private final X509Certificate root = bench.root.certificate();

    LeafChainTest() throws Exception {}

    @Test
    void keepsTheChainWithoutTheRootThatWasSentAlong() throws Exception {
        LeafVerdict.Accepted accepted = bench.accepted(Recipe.pem(leaf, issuer, root));

        assertThat(accepted.chain()).containsExactly(leaf, issuer);
        assertThat(accepted.notes()).isEmpty();
    }

    @Test
    void sortsAChainInAnyOrderAndSaysSo() throws Exception {
        LeafVerdict.Accepted accepted = bench.accepted(Recipe.pem(root, issuer, leaf));

        assertThat(accepted.chain()).containsExactly(leaf, issuer);
        assertThat(accepted.notes()).containsExactly("the chain was not in order");
    }

    @Test
    void refusesAChainOutOfOrderWhereSortingIsOff() throws Exception {
        bench.policy = LeafPolicy.standard().withSortChain(false);
        TestAuthority deeper = bench.issuer.below("CPO stations north");
        X509Certificate deep = deeper.issue(bench.good(), bench.pair.getPublic());

        Refusal leafLast = bench.refused(Recipe.pem(issuer, leaf));
        Refusal issuersSwapped = bench.refused(Recipe.pem(deep, issuer, deeper.certificate()));

        assertThat(leafLast).isEqualTo(Refusal.WRONG_ORDER);
        assertThat(issuersSwapped).isEqualTo(Refusal.WRONG_ORDER);
    }

    @Test
    void leavesOutAnUnrelatedCertificate() throws Exception {
        X509Certificate stranger =
                TestAuthority.root("Stranger").below("Strange").certificate();

        LeafVerdict.Accepted accepted = bench.accepted(Recipe.pem(leaf, stranger, issuer));

        assertThat(accepted.chain()).containsExactly(leaf, issuer);
        assertThat(accepted.notes()).containsExactly("a certificate that is not part of the path was left out");
    }

    @Test
    void refusesAMissingIntermediate() throws Exception {
        Refusal refusal = bench.refused(Recipe.pem(leaf));

        assertThat(refusal).isEqualTo(Refusal.UNKNOWN_ISSUER);
    }

    @Test
    void takesAMissingIntermediateFromThoseThatAreKnown() throws Exception {
        bench.trust = new Trust(List.of(root), List.of(issuer), List.of());

        LeafVerdict.Accepted accepted = bench.accepted(Recipe.pem(leaf));

        assertThat(accepted.chain()).containsExactly(leaf, issuer);
        assertThat(accepted.notes()).singleElement().asString().contains("that was not sent");
    }

    @Test
    void refusesAnUnknownAuthorityEvenOfTheSameName() throws Exception {
        TestAuthority twin = TestAuthority.root("CPO root");
        bench.trust = Trust.in(List.of(twin.certificate()));

        Refusal refusal = bench.refused(Recipe.pem(leaf, issuer, root));

        assertThat(refusal).isEqualTo(Refusal.UNKNOWN_ISSUER);
    }

    @Test
    void findsTheRightOneOfTwoRootsOfOneName() throws Exception {
        TestAuthority twin = TestAuthority.root("CPO root");
        bench.trust = Trust.in(List.of(twin.certificate(), root));

        LeafVerdict.Accepted accepted = bench.accepted(Recipe.pem(leaf, issuer));

        assertThat(accepted.chain()).containsExactly(leaf, issuer);
    }

    @Test
    void acceptsThePathThroughACrossSignedRootToTheOldRoot() throws Exception {
        TestAuthority old = TestAuthority.root("Old root");
        X509Certificate cross = bench.root.crossSigned(old, Recipe.authority("CPO root"));
        bench.trust = Trust.in(List.of(old.certificate()));

        LeafVerdict.Accepted accepted = bench.accepted(Recipe.pem(leaf, issuer, cross));

        assertThat(accepted.chain()).containsExactly(leaf, issuer, cross);
    }

    @Test
    void acceptsACrossSignedRootAsTheOnlyAnchor() throws Exception {
        TestAuthority old = TestAuthority.root("Old root");
        X509Certificate cross = bench.root.crossSigned(old, Recipe.authority("CPO root"));
        bench.trust = Trust.in(List.of(cross));

        LeafVerdict.Accepted accepted = bench.accepted(Recipe.pem(leaf, issuer));

        assertThat(accepted.chain()).containsExactly(leaf, issuer, cross);
    }

    @Test
    void triesTheOtherWayWhereOneRootHasExpired() throws Exception {
        TestAuthority old = TestAuthority.root("Old root");
        Recipe expired = Recipe.authority("CPO root").valid(NOW.minus(DAY.multipliedBy(9)), NOW.minus(DAY));
        X509Certificate cross = bench.root.crossSigned(old, expired);
        bench.trust = Trust.in(List.of(cross, root));

        LeafVerdict.Accepted accepted = bench.accepted(Recipe.pem(leaf, issuer, cross));

        assertThat(accepted.chain()).containsExactly(leaf, issuer);
    }

    @Test
    void takesAnyIssuerWhereTheOperatorSaysSo() throws Exception {
        bench.policy = LeafPolicy.standard().withTrust(LeafTrust.ANY_ISSUER);
        bench.trust = Trust.in(List.of());

        LeafVerdict.Accepted accepted = bench.accepted(Recipe.pem(leaf, root, issuer));

        assertThat(accepted.chain()).containsExactly(leaf, issuer);
        assertThat(accepted.notes()).contains("no path leads to an installed root");
    }

    @Test
    void givesUpOnAuthoritiesThatSignEachOtherInCircles() throws Exception {
        TestAuthority a = TestAuthority.root("A");
        TestAuthority b = TestAuthority.root("B");
        TestAuthority c = TestAuthority.root("C");
        X509Certificate[] circle = {
            a.issue(bench.good(), bench.pair.getPublic()),
            a.crossSigned(b, Recipe.authority("A")),
            b.crossSigned(c, Recipe.authority("B")),
            c.crossSigned(a, Recipe.authority("C")),
            a.crossSigned(c, Recipe.authority("A"))
        };

        Refusal refusal = bench.refused(Recipe.pem(circle));

        assertThat(refusal).isEqualTo(Refusal.UNKNOWN_ISSUER);
    }
}
