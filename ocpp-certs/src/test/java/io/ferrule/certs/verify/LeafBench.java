// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.verify;

import static io.ferrule.certs.Recipe.NOW;

import io.ferrule.certs.KeyType;
import io.ferrule.certs.Recipe;
import io.ferrule.certs.Refusal;
import io.ferrule.certs.StationName;
import io.ferrule.certs.StationSubject;
import io.ferrule.certs.TestAuthority;
import io.ferrule.certs.Trust;
import java.security.KeyPair;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** A station SN-0001 that waits for a certificate, and an authority that it trusts. */
final class LeafBench {

    static final int GENERATION = 7;

    final TestAuthority root = TestAuthority.root("CPO root");
    final TestAuthority issuer = root.below("CPO stations");
    final KeyPair pair = KeyType.EC_P256.generate();

    StationName name = new StationSubject("Example CPO", "SN-0001");
    Map<Integer, PublicKey> pending = Map.of(GENERATION, pair.getPublic());
    LeafHistory history = LeafHistory.none();
    LeafPolicy policy = LeafPolicy.standard();
    Trust trust = Trust.in(List.of(root.certificate()));
    Instant now = NOW;

    LeafBench() throws Exception {}

    Recipe good() {
        return Recipe.station("SN-0001");
    }

    X509Certificate issue(Recipe recipe) throws Exception {
        return issuer.issue(recipe, pair.getPublic());
    }

    /** A chain as a CSMS sends it. */
    String chain(Recipe recipe) throws Exception {
        return Recipe.pem(issue(recipe), issuer.certificate());
    }

    LeafVerdict verify(String pem) {
        return new LeafVerifier(policy).verify(pem, new LeafCase(name, pending, history, trust, now));
    }

    LeafVerdict.Accepted accepted(String pem) {
        LeafVerdict verdict = verify(pem);
        if (verdict instanceof LeafVerdict.Accepted accepted) {
            return accepted;
        }
        throw new AssertionError("not accepted: " + verdict);
    }

    Refusal refused(String pem) {
        LeafVerdict verdict = verify(pem);
        if (verdict instanceof LeafVerdict.Refused refused) {
            return refused.reason();
        }
        throw new AssertionError("not refused: " + verdict);
    }
}
