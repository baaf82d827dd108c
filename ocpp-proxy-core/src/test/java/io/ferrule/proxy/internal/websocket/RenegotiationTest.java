// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.internal.websocket;

import static io.ferrule.proxy.internal.websocket.RecordingDoor.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.ferrule.proxy.internal.link.DialException;
import io.ferrule.proxy.internal.link.Link;
import io.ferrule.proxy.upstream.TlsChoice;
import io.ferrule.proxy.upstream.TlsIdentity;
import io.ferrule.proxy.upstream.UpstreamFailure.Fault;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A CSMS of TLS 1.2 that shakes hands anew in the middle of a connection, as one does that wants a certificate for certain paths
 * only. It can do so only under the protection of the first handshake (RFC 5746), and is judged anew.
 */
class RenegotiationTest {

    private static final List<String> SUITES =
            List.of("TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256", "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384");

    private final BlockingQueue<String> subjects = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> texts = new LinkedBlockingQueue<>();
    private final BlockingQueue<RawCsms> self = new LinkedBlockingQueue<>();
    private DialBench bench;

    @BeforeEach
    void open() throws Exception {
        bench = new DialBench();
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void givesTheCertificateToACsmsThatAsksForItLate() throws Exception {
        try (RawCsms csms = asking(new ChangingFace(bench.csmsCa.issue("localhost")))) {
            Link link = bench.dial(csms.port(), TlsChoice.Provider.JDK);
            link.send("[2,\"1\",\"Heartbeat\",{}]");

            assertThat(await(subjects)).contains("CN=SN-0001");
            assertThat(await(texts)).contains("Heartbeat");
        }
    }

    @Test
    void refusesACsmsThatBecomesSomebodyElse() throws Exception {
        TlsIdentity other = bench.csmsCa.issue("other.example.com");
        ChangingFace face = new ChangingFace(bench.csmsCa.issue("localhost"));
        try (RawCsms csms = RawCsms.changing(face, bench.stationCa.roots(), gateway -> {
            face.shows(other);
            again(gateway);
            gateway.head();
            gateway.ended();
        })) {
            DialException failure = bench.failure(csms.port(), TlsChoice.Provider.JDK);

            assertThat(failure).hasMessage("the CSMS's certificate is not for the host that was dialled");
            assertThat(failure.fault()).isEqualTo(Fault.SERVER_CERTIFICATE);
        }
    }

    @Test
    void declinesUnderBouncyCastleAndStaysUnlessTheCsmsInsists() throws Exception {
        // RFC 5246, 7.2.2: no_renegotiation is a warning, and it is the server that decides whether to go on.
        try (RawCsms csms = asking(new ChangingFace(bench.csmsCa.issue("localhost")))) {
            bench.dial(csms.port(), TlsChoice.Provider.BOUNCY_CASTLE);

            assertThat(await(csms.failures)).hasMessageContaining("no_renegotiation");
            assertThat(subjects).isEmpty();
        }
    }

    private RawCsms asking(ChangingFace face) throws Exception {
        RawCsms csms = RawCsms.changing(face, bench.stationCa.roots(), gateway -> {
            RawCsms own = await(self);
            own.open(gateway, "Sec-WebSocket-Protocol: ocpp1.6");
            SSLSocket socket = (SSLSocket) gateway.socket();
            socket.addHandshakeCompletedListener(done -> subjects.add(subject(done.getSession())));
            socket.setNeedClientAuth(true);
            again(gateway);
            texts.add(gateway.frame().text());
            gateway.ended();
        });
        self.add(csms);
        return csms;
    }

    /** Asks for a session with another suite, so that none is resumed; the handshake itself happens while somebody reads. */
    private static void again(RawPeer gateway) throws Exception {
        SSLSocket socket = (SSLSocket) gateway.socket();
        String used = socket.getSession().getCipherSuite();
        socket.setEnabledCipherSuites(
                SUITES.stream().filter(suite -> !suite.equals(used)).toArray(String[]::new));
        socket.startHandshake();
    }

    private static String subject(SSLSession session) {
        try {
            return session.getPeerPrincipal().getName();
        } catch (SSLPeerUnverifiedException e) {
            return "nobody";
        }
    }
}
