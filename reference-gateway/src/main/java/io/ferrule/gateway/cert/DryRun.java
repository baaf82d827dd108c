// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.cert;

import io.ferrule.proxy.TrialHandshake;
import io.ferrule.proxy.upstream.BasicCredentials;
import io.ferrule.proxy.upstream.UpstreamTarget;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;

/**
 * A handshake with a CSMS that changes nothing: TLS as the gateway offers it, then a wait for a late refusal, because a server
 * of TLS 1.3 judges our certificate only after we believe to be done. With an upgrade the station's live connection may
 * end, since a CSMS has one for each station.
 *
 * @param target complete address with the station's identity, what is shown, whom to trust; its timeout is the patience for
 *     connecting, and for a late refusal
 * @param upgrade whether to go on to the WebSocket
 */
record DryRun(UpstreamTarget target, boolean upgrade) {

    private static final int LONGEST_LINE = 1_024;
    private static final Pattern STATUS = Pattern.compile("HTTP/1\\.1 ([1-5][0-9]{2})( .*)?");

    /**
     * What came of it.
     *
     * @param tls protocol; empty if there was no handshake
     * @param suite cipher suite; likewise
     * @param group of the key exchange; empty where the CSMS did not name one
     * @param sent whether our certificate was asked for and sent
     * @param server what the CSMS showed
     * @param doubt why our roots do not accept that; empty if they do
     * @param refusal why the CSMS does not want us; empty if it said nothing against us
     * @param status status of the upgrade
     */
    record Outcome(
            String tls,
            String suite,
            Optional<String> group,
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
        Witness witness = new Witness(TrialHandshake.judge(target.trust()));
        try (TrialHandshake trial = TrialHandshake.connect(target)) {
            SSLSocket socket;
            try {
                socket = trial.shake(witness);
            } catch (IOException e) {
                return outcome(new Shown(Optional.empty(), trial.group(), witness), Answer.refused(reason(e)));
            }
            // Nothing is said to a server that is not believed.
            Answer answer = upgrade && witness.doubt().isEmpty() ? upgraded(socket) : listen(socket);
            return outcome(new Shown(Optional.of(socket.getSession()), trial.group(), witness), answer);
        }
    }

    /** What the handshake showed. */
    private record Shown(Optional<SSLSession> session, Optional<String> group, Witness witness) {}

    /** What the CSMS made of it. */
    private record Answer(Optional<String> refusal, OptionalInt status) {

        static Answer content() {
            return new Answer(Optional.empty(), OptionalInt.empty());
        }

        static Answer refused(String why) {
            return new Answer(Optional.of(why), OptionalInt.empty());
        }
    }

    private static Answer listen(SSLSocket socket) {
        try {
            return socket.getInputStream().read() < 0
                    ? Answer.refused("the CSMS closed the connection after the handshake")
                    : Answer.content();
        } catch (SocketTimeoutException e) {
            return Answer.content(); // what a CSMS says before an upgrade
        } catch (IOException e) {
            return Answer.refused(late(e));
        }
    }

    private Answer upgraded(SSLSocket socket) {
        try {
            socket.getOutputStream().write(request());
            Matcher answer = STATUS.matcher(line(socket.getInputStream()));
            if (!answer.matches()) {
                return Answer.refused("the CSMS answers the upgrade with something that is no HTTP");
            }
            int status = Integer.parseInt(answer.group(1));
            return new Answer(
                    status == 101
                            ? Optional.empty()
                            : Optional.of("the CSMS answers the upgrade with status " + status),
                    OptionalInt.of(status));
        } catch (IOException e) {
            return Answer.refused(reason(e));
        }
    }

    private byte[] request() {
        URI csms = target.url();
        String path = csms.getRawPath() == null || csms.getRawPath().isEmpty() ? "/" : csms.getRawPath();
        String host = csms.getPort() < 0 ? csms.getHost() : csms.getHost() + ":" + csms.getPort();
        String request = String.join(
                "\r\n",
                "GET " + path + " HTTP/1.1",
                "Host: " + host,
                "Upgrade: websocket",
                "Connection: Upgrade",
                "Sec-WebSocket-Version: 13",
                "Sec-WebSocket-Key: ZmVycnVsZSBkcnkgcnVuIQ==",
                "Sec-WebSocket-Protocol: " + target.version().subprotocol(),
                target.credentials().map(DryRun::authorization).orElse("") + "\r\n");
        return request.getBytes(StandardCharsets.US_ASCII);
    }

    /** A password is bytes, not text. */
    private static String authorization(BasicCredentials credentials) {
        ByteArrayOutputStream plain = new ByteArrayOutputStream();
        plain.writeBytes((credentials.user() + ":").getBytes(StandardCharsets.UTF_8));
        plain.writeBytes(credentials.password().bytes());
        return "Authorization: Basic " + Base64.getEncoder().encodeToString(plain.toByteArray()) + "\r\n";
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int octet = in.read(); octet >= 0 && octet != '\n' && line.length() < LONGEST_LINE; octet = in.read()) {
            line.append((char) octet);
        }
        return line.toString().strip();
    }

    private static Outcome outcome(Shown shown, Answer answer) {
        return new Outcome(
                shown.session().map(SSLSession::getProtocol).orElse(""),
                shown.session().map(SSLSession::getCipherSuite).orElse(""),
                shown.group(),
                shown.session().map(SSLSession::getLocalCertificates).isPresent(),
                shown.witness().shown(),
                shown.witness().doubt(),
                answer.refusal(),
                answer.status());
    }

    /** Some servers send their alert in a way that the runtime cannot read any more. */
    private static String late(IOException failure) {
        return TrialHandshake.alert(failure).isPresent()
                ? reason(failure)
                : "the CSMS broke off right after the handshake, as one does that refuses our certificate ("
                        + failure.getMessage() + ")";
    }

    private static String reason(IOException failure) {
        return TrialHandshake.alert(failure)
                .map(alert -> "the CSMS refuses: " + alert)
                .orElseGet(() -> failure instanceof SocketTimeoutException
                        ? "the CSMS gives no answer in time"
                        : "the connection broke: " + failure.getMessage());
    }
}
