// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.internal.websocket;

import static org.assertj.core.api.Assertions.assertThat;

import io.ferrule.proxy.Proxy;
import io.ferrule.proxy.StationStatus;
import io.ferrule.proxy.testing.FakeCsms;
import io.ferrule.proxy.testing.FakeCsmsConnection;
import io.ferrule.proxy.testing.FakeStation;
import io.ferrule.proxy.upstream.TlsIdentity;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.time.Duration;
import java.util.HexFormat;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;

/** A plain station in, mutual TLS out: what the proxy is for. */
class MutualTlsProxyTest {

    private static final Duration SOON = Duration.ofSeconds(20);

    @Test
    void presentsItsIdentityToTheCsmsAndTellsSo() throws Exception {
        // OCPP 1.6 security extension, A00.FR.301: both sides authenticate with certificates.
        TestPki pki = TestPki.named("Root");
        TlsIdentity identity = pki.issue("SN-0001");
        try (FakeCsms csms = FakeCsms.tls(server(pki, pki.issue("localhost")), true);
                Proxy proxy = Proxy.builder()
                        .listen(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                        .upstream(csms.uri(), identity, pki.roots())
                        .start();
                FakeStation station = FakeStation.connect(
                        URI.create("ws://127.0.0.1:" + proxy.address().getPort() + "/CP1"), "ocpp1.6")) {

            station.send("[2,\"1\",\"Heartbeat\",{}]");

            FakeCsmsConnection upstream = csms.awaitConnection(SOON);
            station.awaitFrame(SOON);
            StationStatus status = proxy.stations().get(0);
            assertThat(upstream.clientSubject()).contains("O=Example CPO,CN=SN-0001");
            assertThat(upstream.tlsProtocol()).contains("TLSv1.3");
            assertThat(status.northbound().tls()).isEqualTo(upstream.tlsProtocol());
            assertThat(status.northbound().suite()).isEqualTo(upstream.tlsSuite());
            assertThat(status.certificate()).hasValueSatisfying(certificate -> assertThat(certificate.serial())
                    .isEqualTo(HexFormat.of()
                            .formatHex(identity.certificate().getSerialNumber().toByteArray())));
        }
    }

    private static SSLContext server(TestPki pki, TlsIdentity identity) throws Exception {
        char[] password = "test".toCharArray();
        KeyStore keys = KeyStore.getInstance("PKCS12");
        keys.load(null, null);
        keys.setKeyEntry("server", identity.key(), password, identity.chain().toArray(Certificate[]::new));
        KeyManagerFactory keyManagers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keyManagers.init(keys, password);
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("root", pki.roots().get(0));
        TrustManagerFactory trustManagers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trustManagers.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keyManagers.getKeyManagers(), trustManagers.getTrustManagers(), null);
        return context;
    }
}
