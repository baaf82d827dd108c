// SPDX-License-Identifier: Apache-2.0
package io.ferrule.ids.evidence;

import io.ferrule.ids.evidence.SyslogTarget.Transport;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/**
 * Sends evidence to a receiver of syslog. A stream is opened with the first message and again with the next after it broke; a message
 * that a broken stream did not take is sent once more on a new one. The name of the receiver is looked up each time.
 */
public final class SyslogSender implements EvidenceSink {

    private static final int PATIENCE_MILLIS = 5_000;

    private final SyslogTarget target;
    private final SyslogLine lines;
    private final Optional<SSLSocketFactory> tls;
    private Optional<Socket> stream = Optional.empty();

    /**
     * Names a receiver. Nothing is opened before the first evidence.
     *
     * @param target the receiver
     * @param host name of this machine in the messages
     * @param tls makes the sockets for {@link Transport#TLS}, by its own trust; not used otherwise
     */
    public SyslogSender(SyslogTarget target, String host, Optional<SSLSocketFactory> tls) {
        if (target.transport() == Transport.TLS && tls.isEmpty()) {
            throw new IllegalArgumentException("TLS needs a factory of sockets");
        }
        this.target = target;
        this.lines = new SyslogLine(host);
        this.tls = tls;
    }

    @Override
    public String name() {
        String scheme = target.transport().name().toLowerCase(Locale.ROOT);
        return "syslog " + scheme + "://" + target.host() + ":" + target.port();
    }

    @Override
    public void take(Evidence evidence) throws IOException {
        byte[] message = lines.of(evidence).getBytes(StandardCharsets.US_ASCII);
        if (target.transport() == Transport.UDP) {
            try (DatagramSocket socket = new DatagramSocket()) {
                socket.send(new DatagramPacket(message, message.length, address()));
            }
            return;
        }
        boolean fresh = stream.isEmpty();
        try {
            write(message);
        } catch (IOException e) {
            close();
            if (fresh) {
                throw e;
            }
            write(message);
        }
    }

    @Override
    public void close() {
        Optional<Socket> open = stream;
        stream = Optional.empty();
        try {
            if (open.isPresent()) {
                open.get().close();
            }
        } catch (IOException e) {
            return; // it is given up in any case
        }
    }

    private void write(byte[] message) throws IOException {
        if (stream.isEmpty() || ended(stream.get())) {
            close();
            stream = Optional.of(open());
        }
        ByteArrayOutputStream framed = new ByteArrayOutputStream(message.length + 8);
        framed.writeBytes((message.length + " ").getBytes(StandardCharsets.US_ASCII));
        framed.writeBytes(message);
        stream.get().getOutputStream().write(framed.toByteArray());
        stream.get().getOutputStream().flush();
    }

    /** A receiver of syslog never speaks; what can be read without waiting is its farewell. */
    private static boolean ended(Socket socket) throws IOException {
        if (socket instanceof SSLSocket) {
            return socket.isClosed();
        }
        socket.setSoTimeout(1);
        try {
            return socket.getInputStream().read() < 0;
        } catch (java.net.SocketTimeoutException e) {
            return false;
        }
    }

    private Socket open() throws IOException {
        Socket plain = new Socket();
        try {
            plain.connect(address(), PATIENCE_MILLIS);
            return target.transport() == Transport.TLS ? secured(plain) : plain;
        } catch (IOException | RuntimeException e) {
            plain.close();
            throw e;
        }
    }

    private Socket secured(Socket plain) throws IOException {
        plain.setSoTimeout(PATIENCE_MILLIS);
        SSLSocket socket = (SSLSocket) tls.orElseThrow().createSocket(plain, target.host(), target.port(), true);
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        parameters.setProtocols(new String[] {"TLSv1.3", "TLSv1.2"});
        socket.setSSLParameters(parameters);
        socket.startHandshake();
        return socket;
    }

    private InetSocketAddress address() throws UnknownHostException {
        InetSocketAddress address = new InetSocketAddress(target.host(), target.port());
        if (address.isUnresolved()) {
            throw new UnknownHostException("the name " + target.host() + " cannot be found");
        }
        return address;
    }
}
