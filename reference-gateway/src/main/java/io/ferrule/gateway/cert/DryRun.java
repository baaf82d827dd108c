// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.cert;

import io.ferrule.certs.Issued;
import io.ferrule.certs.enrol.EnrolmentTls;
import io.ferrule.proxy.upstream.TlsSupport;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;

/**
 * A handshake with a CSMS that changes nothing: TLS as the gateway offers it, then a wait for a late refusal, because a server
 * of TLS 1.3 judges our certificate only after we believe to be done. With an upgrade the station's live connection may
 * end, since a CSMS has one for each station.
 *
 * @param csms complete address with the station's identity
 * @param own what is shown
 * @param roots whom to trust; empty for the Java runtime's list
 * @param patience for connecting, and for a late refusal
 * @param subprotocol the version to offer in an upgrade; empty for none
 */
record DryRun(
        URI csms,
        Optional<Issued> own,
        Optional<List<X509Certificate>> roots,
        Duration patience,
        Optional<String> subprotocol) {

    private static final int TLS_PORT = 443;
    private static final int LONGEST_LINE = 1_024;
    private static final String ALERT = "Received fatal alert: ";
    private static final Pattern STATUS = Pattern.compile("HTTP/1\\.1 ([1-5][0-9]{2})( .*)?");

    /**
     * What came of it.
     *
     * @param tls protocol; empty if there was no handshake
     * @param suite cipher suite; likewise
     * @param sent whether our certificate was asked for and sent
     * @param server what the CSMS showed
     * @param doubt why our roots do not accept that; empty if they do
     * @param refusal why the CSMS does not want us; empty if it said nothing against us
     * @param status status of the upgrade
     */
    record Outcome(
            String tls,
            String suite,
            boolean sent,
            List<X509Certificate> server,
            Optional<String> doubt,
            Optional<String> refusal,
            OptionalInt status) {

        /** Whether a connection would come about. */
        boolean fine() {
            return doubt.isEmpty() && refusal.isEmpty();
        }
    }

    Outcome run() throws IOException, GeneralSecurityException {
        Witness witness = new Witness(EnrolmentTls.trust(roots));
        SSLContext context = EnrolmentTls.context(witness, own);
        int port = csms.getPort() < 0 ? TLS_PORT : csms.getPort();
        int wait = (int) patience.toMillis();
        try (Socket plain = new Socket()) {
            plain.connect(new InetSocketAddress(csms.getHost(), port), wait);
            plain.setSoTimeout(wait);
            try (SSLSocket socket =
                    (SSLSocket) context.getSocketFactory().createSocket(plain, csms.getHost(), port, true)) {
                return talk(socket, context, witness);
            }
        }
    }

    private Outcome talk(SSLSocket socket, SSLContext context, Witness witness) throws IOException {
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setProtocols(new String[] {"TLSv1.3", "TLSv1.2"});
        parameters.setCipherSuites(TlsSupport.suites(context).stream()
                .filter(TlsSupport.Suite::offered)
                .map(TlsSupport.Suite::name)
                .toArray(String[]::new));
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        socket.setSSLParameters(parameters);
        try {
            socket.startHandshake();
        } catch (IOException e) {
            return outcome(Optional.empty(), witness, Optional.of(reason(e)), OptionalInt.empty());
        }
        // Nothing is said to a server that is not believed.
        boolean upgrade = subprotocol.isPresent() && witness.doubt().isEmpty();
        return upgrade ? upgrade(socket, witness) : listen(socket, witness);
    }

    private static Outcome listen(SSLSocket socket, Witness witness) throws IOException {
        Optional<String> refusal = Optional.empty();
        try {
            if (socket.getInputStream().read() < 0) {
                refusal = Optional.of("the CSMS closed the connection after the handshake");
            }
        } catch (SocketTimeoutException e) {
            // Silence is what a CSMS that is content says before an upgrade.
        } catch (IOException e) {
            refusal = Optional.of(late(e));
        }
        return outcome(Optional.of(socket.getSession()), witness, refusal, OptionalInt.empty());
    }

    private Outcome upgrade(SSLSocket socket, Witness witness) {
        OptionalInt status = OptionalInt.empty();
        Optional<String> refusal = Optional.empty();
        try {
            socket.getOutputStream().write(request().getBytes(StandardCharsets.US_ASCII));
            Matcher answer = STATUS.matcher(line(socket.getInputStream()));
            status = answer.matches() ? OptionalInt.of(Integer.parseInt(answer.group(1))) : status;
            if (status.orElse(0) != 101) {
                refusal = Optional.of("the CSMS answers the upgrade with "
                        + (status.isPresent() ? "status " + status.getAsInt() : "something that is no HTTP"));
            }
        } catch (IOException e) {
            refusal = Optional.of(reason(e));
        }
        return outcome(Optional.of(socket.getSession()), witness, refusal, status);
    }

    private String request() {
        String path = csms.getRawPath() == null || csms.getRawPath().isEmpty() ? "/" : csms.getRawPath();
        String host = csms.getPort() < 0 ? csms.getHost() : csms.getHost() + ":" + csms.getPort();
        return String.join(
                "\r\n",
                "GET " + path + " HTTP/1.1",
                "Host: " + host,
                "Upgrade: websocket",
                "Connection: Upgrade",
                "Sec-WebSocket-Version: 13",
                "Sec-WebSocket-Key: ZmVycnVsZSBkcnkgcnVuIQ==",
                "Sec-WebSocket-Protocol: " + subprotocol.orElse(""),
                "",
                "");
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int octet = in.read(); octet >= 0 && octet != '\n' && line.length() < LONGEST_LINE; octet = in.read()) {
            line.append((char) octet);
        }
        return line.toString().strip();
    }

    private static Outcome outcome(
            Optional<SSLSession> session, Witness witness, Optional<String> refusal, OptionalInt status) {
        return new Outcome(
                session.map(SSLSession::getProtocol).orElse(""),
                session.map(SSLSession::getCipherSuite).orElse(""),
                session.map(SSLSession::getLocalCertificates).isPresent(),
                witness.shown(),
                witness.doubt(),
                refusal,
                status);
    }

    /** Some servers send their alert in a way that the runtime cannot read any more. */
    private static String late(IOException failure) {
        boolean told = String.valueOf(failure.getMessage()).contains(ALERT);
        return told
                ? reason(failure)
                : "the CSMS broke off right after the handshake, as one does that refuses our certificate ("
                        + failure.getMessage() + ")";
    }

    private static String reason(IOException failure) {
        String message = String.valueOf(failure.getMessage());
        int alert = message.indexOf(ALERT);
        if (alert >= 0) {
            return "the CSMS refuses: " + message.substring(alert + ALERT.length());
        }
        return failure instanceof SocketTimeoutException
                ? "the CSMS gives no answer in time"
                : "the connection broke: " + message;
    }
}
