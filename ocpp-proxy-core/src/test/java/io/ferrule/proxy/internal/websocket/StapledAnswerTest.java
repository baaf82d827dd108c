// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.internal.websocket;

import static org.assertj.core.api.Assertions.assertThat;

import io.ferrule.proxy.internal.link.DialException;
import io.ferrule.proxy.internal.link.DialException.Stage;
import io.ferrule.proxy.upstream.TlsChoice;
import io.ferrule.proxy.upstream.TlsIdentity;
import io.ferrule.proxy.upstream.UpstreamFailure.Fault;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.cert.ocsp.UnknownStatus;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What the authority of a CSMS's certificate says in the handshake itself (RFC 6066, 8; RFC 8446, 4.4.2.1; RFC 6960). */
class StapledAnswerTest {

    private static final String REVOKED = "the CSMS's certificate has been revoked";

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

    /** An answer that cannot be relied on. */
    enum Useless {
        OUT_OF_DATE {
            @Override
            byte[] about(X509Certificate certificate, TestPki authority) throws Exception {
                Instant yesterday = Instant.now().minus(Duration.ofDays(1));
                return Responder.of(authority).answer(certificate, Responder.revoked(), yesterday);
            }
        },
        OF_ANOTHER_CERTIFICATE {
            @Override
            byte[] about(X509Certificate certificate, TestPki authority) throws Exception {
                X509Certificate other = authority.issue("other").certificate();
                return Responder.of(authority).answer(other, Responder.revoked());
            }
        },
        SIGNED_BY_SOMEBODY_ELSE {
            @Override
            byte[] about(X509Certificate certificate, TestPki authority) throws Exception {
                TestPki stranger = TestPki.named("CSMS root");
                return new Responder(authority.certificate(), stranger.certificate(), stranger.key())
                        .answer(certificate, Responder.revoked());
            }
        },
        SIGNED_BY_ONE_WHO_MAY_NOT {
            @Override
            byte[] about(X509Certificate certificate, TestPki authority) throws Exception {
                TlsIdentity other = authority.issue("other");
                return new Responder(authority.certificate(), other.certificate(), other.key())
                        .answer(certificate, Responder.revoked());
            }
        },
        UNKNOWN {
            @Override
            byte[] about(X509Certificate certificate, TestPki authority) throws Exception {
                return Responder.of(authority).answer(certificate, new UnknownStatus());
            }
        },
        LATER {
            @Override
            byte[] about(X509Certificate certificate, TestPki authority) throws Exception {
                return Responder.later();
            }
        };

        abstract byte[] about(X509Certificate certificate, TestPki authority) throws Exception;
    }

    @ParameterizedTest
    @CsvSource({"JDK,-tls1_2", "JDK,-tls1_3", "BOUNCY_CASTLE,-tls1_2"})
    void refusesACsmsWhoseAuthorityHasRevokedIt(TlsChoice.Provider provider, String version) throws Exception {
        TlsIdentity own = bench.csmsCa.issue("localhost");
        byte[] answer = Responder.of(bench.csmsCa).answer(own.certificate(), Responder.revoked());
        try (OpenSslServer csms = csms(own, answer, version)) {
            DialException failure = bench.failure(csms.port(), provider);

            assertThat(failure).hasMessage(REVOKED);
            assertThat(failure.fault()).isEqualTo(Fault.SERVER_CERTIFICATE);
        }
    }

    @ParameterizedTest
    @CsvSource({"JDK,-tls1_2", "JDK,-tls1_3", "BOUNCY_CASTLE,-tls1_2"})
    void takesACsmsWhoseAuthorityVouchesForIt(TlsChoice.Provider provider, String version) throws Exception {
        TlsIdentity own = bench.csmsCa.issue("localhost", mustStaple());
        byte[] answer = Responder.of(bench.csmsCa).answer(own.certificate(), Responder.GOOD);
        try (OpenSslServer csms = csms(own, answer, version)) {
            assertThat(bench.failure(csms.port(), provider).stage()).isEqualTo(Stage.UPGRADE);
        }
    }

    @Test
    void takesTheWordOfAResponderThatTheAuthorityHasNamed() throws Exception {
        // RFC 6960, 4.2.2.2
        TlsIdentity named = bench.csmsCa.issue(
                "responder",
                Extension.create(
                        Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_OCSPSigning)));
        TlsIdentity own = bench.csmsCa.issue("localhost");
        byte[] answer = new Responder(bench.csmsCa.certificate(), named.certificate(), named.key())
                .answer(own.certificate(), Responder.revoked());
        try (OpenSslServer csms = csms(own, answer, "-tls1_3")) {
            assertThat(bench.failure(csms.port(), TlsChoice.Provider.JDK)).hasMessage(REVOKED);
        }
    }

    @ParameterizedTest
    @EnumSource(TlsChoice.Provider.class)
    void takesTheWordOfAnIntermediateAuthority(TlsChoice.Provider provider) throws Exception {
        TestPki intermediate = bench.csmsCa.below("Intermediate");
        TlsIdentity own = intermediate.issue("localhost");
        byte[] answer = Responder.of(intermediate).answer(own.certificate(), Responder.revoked());
        try (OpenSslServer csms = csms(own, answer, "-tls1_2")) {
            assertThat(bench.failure(csms.port(), provider)).hasMessage(REVOKED);
        }
    }

    @ParameterizedTest
    @EnumSource(Useless.class)
    void doesNotHoldAnAnswerThatCannotBeReliedOnAgainstTheCsms(Useless kind) throws Exception {
        TlsIdentity own = bench.csmsCa.issue("localhost");
        try (OpenSslServer csms = csms(own, kind.about(own.certificate(), bench.csmsCa), "-tls1_3")) {
            assertThat(bench.failure(csms.port(), TlsChoice.Provider.JDK).stage())
                    .isEqualTo(Stage.UPGRADE);
        }
    }

    @ParameterizedTest
    @EnumSource(Useless.class)
    void refusesSuchAnAnswerWhereTheCertificateDemandsOne(Useless kind) throws Exception {
        // RFC 7633, 4.2.3.1
        TlsIdentity own = bench.csmsCa.issue("localhost", mustStaple());
        try (OpenSslServer csms = csms(own, kind.about(own.certificate(), bench.csmsCa), "-tls1_3")) {
            assertThat(bench.failure(csms.port(), TlsChoice.Provider.JDK))
                    .hasMessage(
                            "the CSMS's certificate demands a stapled OCSP response, and this one cannot be relied on");
        }
    }

    @ParameterizedTest
    @CsvSource({"-tls1_2", "-tls1_3"})
    void refusesNoAnswerWhereTheCertificateDemandsOne(String version) throws Exception {
        // RFC 7633, 4.2.3.1
        TlsIdentity own = bench.csmsCa.issue("localhost", mustStaple());
        try (OpenSslServer csms = OpenSslServer.start(directory, own, List.of(version))) {
            DialException failure = bench.failure(csms.port(), TlsChoice.Provider.JDK);

            assertThat(failure).hasMessage("the CSMS's certificate demands a stapled OCSP response, and there is none");
            assertThat(failure.fault()).isEqualTo(Fault.SERVER_CERTIFICATE);
        }
    }

    @ParameterizedTest
    @CsvSource({"-tls1_2", "-tls1_3"})
    void refusesNoAnswerUnderBouncyCastleEither(String version) throws Exception {
        // RFC 7633, 4.2.3.1; Bouncy Castle looks itself, at all features of TLS
        TlsIdentity own = bench.csmsCa.issue("localhost", mustStaple());
        try (OpenSslServer csms = OpenSslServer.start(directory, own, List.of(version))) {
            DialException failure = bench.failure(csms.port(), TlsChoice.Provider.BOUNCY_CASTLE);

            assertThat(failure)
                    .hasMessage("the CSMS's certificate demands a feature of TLS, such as a stapled OCSP response,"
                            + " that is not there");
            assertThat(failure.fault()).isEqualTo(Fault.SERVER_CERTIFICATE);
        }
    }

    @Test
    void hearsNoAnswerUnderBouncyCastleWithTls13() throws Exception {
        // A limit that docs/certificates.md names: its provider hands out what is stapled under TLS 1.2 only.
        TlsIdentity own = bench.csmsCa.issue("localhost");
        byte[] answer = Responder.of(bench.csmsCa).answer(own.certificate(), Responder.revoked());
        try (OpenSslServer csms = csms(own, answer, "-tls1_3")) {
            assertThat(bench.failure(csms.port(), TlsChoice.Provider.BOUNCY_CASTLE)
                            .stage())
                    .isEqualTo(Stage.UPGRADE);
        }
    }

    @ParameterizedTest
    @EnumSource(TlsChoice.Provider.class)
    void takesACsmsWithoutAnAnswer(TlsChoice.Provider provider) throws Exception {
        try (OpenSslServer csms = OpenSslServer.start(directory, bench.csmsCa.issue("localhost"), List.of("-tls1_3"))) {
            assertThat(bench.failure(csms.port(), provider).stage()).isEqualTo(Stage.UPGRADE);
        }
    }

    @Test
    void seesNoDemandInAnotherFeatureOfTls() throws Exception {
        // RFC 7633, 4.1: the number is that of an extension of TLS; 17 is status_request_v2.
        TlsIdentity own = bench.csmsCa.issue("localhost", feature(17));
        try (OpenSslServer csms = OpenSslServer.start(directory, own, List.of("-tls1_2"))) {
            assertThat(bench.failure(csms.port(), TlsChoice.Provider.JDK).stage())
                    .isEqualTo(Stage.UPGRADE);
        }
    }

    private OpenSslServer csms(TlsIdentity own, byte[] answer, String version) throws Exception {
        Files.write(directory.resolve("answer.der"), answer);
        return OpenSslServer.start(directory, own, List.of(version, "-status_file", "answer.der"));
    }

    private static Extension mustStaple() throws Exception {
        return feature(5);
    }

    private static Extension feature(int number) throws Exception {
        ASN1ObjectIdentifier features = new ASN1ObjectIdentifier("1.3.6.1.5.5.7.1.24");
        return Extension.create(features, false, new DERSequence(new ASN1Integer(number)));
    }
}
