// SPDX-License-Identifier: Apache-2.0
package io.ferrule.ids.evidence;

import io.ferrule.ids.evidence.SyslogTarget.Transport;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Optional;
import javax.net.ssl.SSLSocketFactory;

/**
 * Sends evidence to a receiver of syslog. A stream is opened with the first message and again with the next after it ended. Syslog knows no
 * acknowledgement, so that what was written in the five seconds before an end is written once more, under its old time. The
 * name of the receiver is looked up each time.
 */
public final class SyslogSender implements EvidenceSink {

    private final SyslogTarget target;
    private final SyslogLine lines;
    private final Optional<SSLSocketFactory> tls;
    private final LatelyWritten lately = new LatelyWritten(System::nanoTime);
    /** What is written once more before anything else. */
    private final Deque<String> again = new ArrayDeque<>();

    private volatile Optional<SyslogStream> stream = Optional.empty();

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
        this.tls = target.transport() == Transport.TLS ? tls : Optional.empty();
    }

    @Override
    public String name() {
        String scheme = target.transport().name().toLowerCase(Locale.ROOT);
        return "syslog " + scheme + "://" + target.host() + ":" + target.port();
    }

    @Override
    public void take(Evidence evidence) throws IOException {
        String message = lines.of(evidence);
        if (target.transport() == Transport.UDP) {
            datagram(message.getBytes(StandardCharsets.US_ASCII));
            return;
        }
        if (stream.filter(SyslogStream::ended).isPresent()) {
            lost();
        }
        try {
            SyslogStream open = stream.isPresent() ? stream.get() : reopened();
            open.write(message);
            lately.add(message);
        } catch (IOException e) {
            lost();
            throw e;
        }
    }

    @Override
    public void giveUp() {
        stream.ifPresent(SyslogStream::cut);
    }

    @Override
    public void close() {
        stream.ifPresent(SyslogStream::close);
        stream = Optional.empty();
    }

    private void datagram(byte[] message) throws IOException {
        try (DatagramSocket socket = new DatagramSocket()) {
            socket.send(new DatagramPacket(message, message.length, address()));
        }
    }

    private SyslogStream reopened() throws IOException {
        SyslogStream open = SyslogStream.open(address(), target.host(), tls);
        stream = Optional.of(open);
        while (!again.isEmpty()) {
            open.write(again.getFirst());
            lately.add(again.removeFirst());
        }
        return open;
    }

    /** The stream is over, and nobody knows what of the last messages arrived. */
    private void lost() {
        lately.take().forEach(again::add);
        close();
    }

    private InetSocketAddress address() throws UnknownHostException {
        InetSocketAddress address = new InetSocketAddress(target.host(), target.port());
        if (address.isUnresolved()) {
            throw new UnknownHostException("the name " + target.host() + " cannot be found");
        }
        return address;
    }
}
