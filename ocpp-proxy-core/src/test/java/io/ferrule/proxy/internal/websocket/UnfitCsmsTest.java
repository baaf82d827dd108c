// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.internal.websocket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.ferrule.proxy.internal.link.DialException;
import io.ferrule.proxy.internal.link.DialException.Stage;
import io.ferrule.proxy.upstream.TlsChoice;
import io.ferrule.proxy.upstream.TlsChoice.Hybrid;
import io.ferrule.proxy.upstream.TlsIdentity;
import io.ferrule.proxy.upstream.TlsSupport;
import io.ferrule.proxy.upstream.UpstreamFailure.Fault;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.x509.Extension;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** A CSMS whose TLS will not do, under either provider and on any runtime alike. */
class UnfitCsmsTest {

    private static final List<String> RSA_KEY_EXCHANGE =
            List.of("-tls1_2", "-cipher", "AES128-GCM-SHA256:AES256-GCM-SHA384");
    private static final String TOO_LONG = "the CSMS's certificates are more, or longer, than TLS takes";

    @TempDir
    private Path directory;

    private DialBench bench;

    @BeforeEach
    void open() throws Exception {
        bench = new DialBench();
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @ParameterizedTest
    @EnumSource(TlsChoice.Provider.class)
    void refusesACsmsThatKnowsNoSuiteWithForwardSecrecy(TlsChoice.Provider provider) throws Exception {
        // A00.FR.319: a station may know the pair with ECDHE only, and a CSMS has to know it (A00.FR.318).
        try (OpenSslServer csms =
                OpenSslServer.start(directory, bench.csmsCa.issueRsa("localhost"), RSA_KEY_EXCHANGE)) {
            DialException failure = bench.failure(csms.port(), provider);

            assertThat(failure).hasMessage("the CSMS ended the handshake: handshake_failure");
            assertThat(failure.fault()).isEqualTo(Fault.TLS_SUITE);
        }
    }

    @ParameterizedTest
    @EnumSource(TlsChoice.Provider.class)
    void takesItByChoiceWhereTheRuntimeHasSuchSuites(TlsChoice.Provider provider) throws Exception {
        // A00.FR.319 names them as the other pair.
        assumeTrue(
                TlsSupport.suites().stream().allMatch(TlsSupport.Suite::offered),
                "this Java runtime has switched the suites with RSA key exchange off");
        try (OpenSslServer csms =
                OpenSslServer.start(directory, bench.csmsCa.issueRsa("localhost"), RSA_KEY_EXCHANGE)) {
            DialException failure = bench.failure(csms.port(), new TlsChoice(provider, Hybrid.OFF, true));

            assertThat(failure.stage()).as("TLS is behind it").isEqualTo(Stage.UPGRADE);
        }
    }

    @ParameterizedTest
    @CsvSource({"JDK,TLSv1.2", "JDK,TLSv1.3", "BOUNCY_CASTLE,TLSv1.2", "BOUNCY_CASTLE,TLSv1.3"})
    void refusesACertificateOfHundredKilobytes(TlsChoice.Provider provider, String protocol) throws Exception {
        ASN1ObjectIdentifier somebodys = new ASN1ObjectIdentifier("1.3.6.1.4.1.99999.1");
        TlsIdentity giant = bench.csmsCa.issue(
                "localhost", Extension.create(somebodys, false, new DEROctetString(new byte[100_000])));
        try (RawCsms csms = shows(giant, protocol)) {
            DialException failure = bench.failure(csms.port(), provider);

            assertThat(failure).hasMessage(TOO_LONG);
            assertThat(failure.fault()).isEqualTo(Fault.SERVER_CERTIFICATE);
        }
    }

    @ParameterizedTest
    @CsvSource({"JDK,TLSv1.2", "JDK,TLSv1.3", "BOUNCY_CASTLE,TLSv1.2", "BOUNCY_CASTLE,TLSv1.3"})
    void refusesAChainOfMoreCertificatesThanTen(TlsChoice.Provider provider, String protocol) throws Exception {
        TestPki authority = bench.csmsCa;
        for (int i = 0; i < 10; i++) {
            authority = authority.below("Intermediate " + i);
        }
        try (RawCsms csms = shows(authority.issue("localhost"), protocol)) {
            DialException failure = bench.failure(csms.port(), provider);

            assertThat(failure).hasMessage(TOO_LONG);
            assertThat(failure.fault()).isEqualTo(Fault.SERVER_CERTIFICATE);
        }
    }

    @Test
    void takesAChainThatIsNotTooLong() throws Exception {
        TestPki authority = bench.csmsCa.below("Intermediate").below("Below it");
        try (RawCsms csms = shows(authority.issue("localhost"), "TLSv1.3")) {
            assertThat(bench.failure(csms.port(), TlsChoice.Provider.JDK).stage())
                    .isEqualTo(Stage.UPGRADE);
        }
    }

    /** A server that hangs up where TLS is behind it. */
    private static RawCsms shows(TlsIdentity own, String protocol) throws Exception {
        return RawCsms.tls(own, Optional.empty(), protocol, RawPeer::head);
    }
}
