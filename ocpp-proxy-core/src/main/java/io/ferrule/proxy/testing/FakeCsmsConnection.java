// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.testing;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import org.java_websocket.WebSocket;
import org.java_websocket.exceptions.WebsocketNotConnectedException;
import org.java_websocket.handshake.ClientHandshake;

/** One connection to a {@link FakeCsms} and what the CSMS saw of it. Safe for use by several threads. */
public final class FakeCsmsConnection {

    private final WebSocket socket;
    private final String path;
    private final Optional<String> authorization;
    private final Inbox<String> frames = new Inbox<>("frame");
    private final Inbox<Closed> closings = new Inbox<>("end of the connection");

    FakeCsmsConnection(WebSocket socket, ClientHandshake handshake) {
        this.socket = socket;
        this.path = handshake.getResourceDescriptor();
        this.authorization =
                Optional.of(handshake.getFieldValue("Authorization")).filter(value -> !value.isEmpty());
    }

    /**
     * The path.
     *
     * @return request target as received, for example {@code /ocpp/CP001}
     */
    public String path() {
        return path;
    }

    /**
     * The credentials.
     *
     * @return value of the {@code Authorization} header, or empty without one
     */
    public Optional<String> authorization() {
        return authorization;
    }

    /**
     * The sub-protocol that was agreed on.
     *
     * @return for example {@code ocpp1.6}, or empty for none
     */
    public Optional<String> subprotocol() {
        return Optional.ofNullable(socket.getProtocol())
                .map(protocol -> protocol.getProvidedProtocol())
                .filter(token -> !token.isEmpty());
    }

    /**
     * The TLS version.
     *
     * @return for example {@code TLSv1.3}, or empty without TLS
     */
    public Optional<String> tlsProtocol() {
        return session().map(SSLSession::getProtocol);
    }

    /**
     * The cipher suite.
     *
     * @return for example {@code TLS_AES_256_GCM_SHA384}, or empty without TLS
     */
    public Optional<String> tlsSuite() {
        return session().map(SSLSession::getCipherSuite);
    }

    /**
     * The certificate that the client presented.
     *
     * @return the certificate, or empty if it presented none
     */
    public Optional<X509Certificate> clientCertificate() {
        return session().flatMap(FakeCsmsConnection::peer);
    }

    /**
     * The subject of the certificate that the client presented.
     *
     * @return distinguished name in the form of RFC 2253, or empty if it presented none
     */
    public Optional<String> clientSubject() {
        return clientCertificate()
                .map(certificate -> certificate.getSubjectX500Principal().getName());
    }

    /**
     * All text messages received so far.
     *
     * @return texts in the order in which they came
     */
    public List<String> frames() {
        return frames.all();
    }

    /**
     * The next text message that was not yet awaited.
     *
     * @param atMost longest wait
     * @return its text
     */
    public String awaitFrame(Duration atMost) {
        return frames.next(atMost);
    }

    /**
     * Waits for a text message that contains something, be it already there.
     *
     * @param part what it contains
     * @param atMost longest wait
     * @return its text
     */
    public String awaitFrameContaining(String part, Duration atMost) {
        return frames.first(text -> text.contains(part), atMost);
    }

    /**
     * Sends a text message; nothing happens when the connection has ended.
     *
     * @param text any text
     */
    public void send(String text) {
        try {
            socket.send(text);
        } catch (WebsocketNotConnectedException e) {
            // The station may go at any time; a test that cares waits for what comes back.
            return;
        }
    }

    /**
     * Closes the WebSocket.
     *
     * @param code close code
     * @param reason reason
     */
    public void close(int code, String reason) {
        socket.close(code, reason);
    }

    /** Cuts the TCP connection without a word. */
    public void vanish() {
        socket.closeConnection(1006, "cut");
    }

    /**
     * Waits until the connection has ended.
     *
     * @param atMost longest wait
     * @return how
     */
    public Closed awaitClosed(Duration atMost) {
        return closings.first(closed -> true, atMost);
    }

    void receive(String text) {
        frames.add(text);
    }

    void ended(Closed closed) {
        closings.add(closed);
    }

    private Optional<SSLSession> session() {
        return socket.hasSSLSupport() ? Optional.of(socket.getSSLSession()) : Optional.empty();
    }

    private static Optional<X509Certificate> peer(SSLSession session) {
        try {
            return session.getPeerCertificates()[0] instanceof X509Certificate certificate
                    ? Optional.of(certificate)
                    : Optional.empty();
        } catch (SSLPeerUnverifiedException e) {
            return Optional.empty();
        }
    }
}
