// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.cert;

import static org.assertj.core.api.Assertions.assertThat;

import io.ferrule.certs.Issued;
import io.ferrule.certs.RootUse;
import io.ferrule.certs.ThrowawayAuthority;
import io.ferrule.certs.verify.LeafHistory;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;

/** {@code ferrule cert roots}. */
class CertRootsTest extends CertCase {

    @Test
    void addsAndRemovesRoots() throws Exception {
        ThrowawayAuthority other = ThrowawayAuthority.create("Other root", Clock.systemUTC(), new SecureRandom());
        Path file = directory.resolve("other.pem");
        Issued.writeCertificates(file, List.of(other.root()));

        int added = cert("roots", "CP001", "--add", file.toString());
        int removed = cert(
                "roots",
                "CP001",
                "--remove",
                LeafHistory.fingerprint(authority.root()).substring(0, 16));

        assertThat(List.of(added, removed)).containsOnly(0);
        assertThat(stored().station("CP001").trust().installed(RootUse.CSMS))
                .singleElement()
                .satisfies(root -> assertThat(root.certificate()).isEqualTo(other.root()));
    }

    @Test
    void saysThatNothingIsLeftToReachTheCsmsBy() throws Exception {
        int exitCode = cert("roots", "CP001", "--remove", LeafHistory.fingerprint(authority.root()));

        assertThat(exitCode).isZero();
        assertThat(err.toString()).contains("no root for the CSMS is left", "--add FILE");
    }

    @Test
    void saysWhatToGiveWhereThereIsNoSuchFile() throws Exception {
        Path file = directory.resolve("nowhere.pem");

        int exitCode = cert("roots", "CP001", "--add", file.toString());

        assertThat(exitCode).isEqualTo(2);
        assertThat(err.toString())
                .contains("cannot read " + file + ": there is no such file; give the path of one in PEM");
    }

    @Test
    void refusesAStationsCertificateAsARoot() throws Exception {
        Path file = directory.resolve("leaf.pem");
        authority.issueClient("SN-0001", "Example CPO").writeChain(file);

        int exitCode = cert("roots", "CP001", "--add", file.toString());

        assertThat(exitCode).isEqualTo(1);
        assertThat(err.toString()).contains("may not sign certificates", "nothing was changed");
    }
}
