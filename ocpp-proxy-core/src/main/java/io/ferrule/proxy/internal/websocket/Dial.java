// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.internal.websocket;

import io.ferrule.proxy.internal.channel.UpgradeOffer;
import io.ferrule.proxy.internal.channel.UpgradeResponse;
import io.ferrule.proxy.internal.link.DialException;
import io.ferrule.proxy.internal.link.DialException.Stage;
import io.ferrule.proxy.internal.link.TlsFacts;
import io.ferrule.proxy.internal.tls.PatientSocket;
import io.ferrule.proxy.internal.tls.TlsClient;
import io.ferrule.proxy.internal.tls.TlsClients;
import io.ferrule.proxy.internal.tls.TlsFailures;
import io.ferrule.proxy.upstream.SecurityProfile;
import io.ferrule.proxy.upstream.UpstreamTarget;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/**
 * One way to a CSMS: name, TCP, TLS, upgrade. Runs on a thread of its own and blocks; whoever started it calls {@code abort}
 * from another thread when the time is over.
 */
final class Dial {

    /** The open connection and the bytes that came with the CSMS's answer. */
    record Opened(Socket socket, Socket plain, Optional<TlsFacts> tls, ByteBuffer early) {}

    private static final int BUFFER_BYTES = 16_384;
    /** Whoever answers for a name must not make one dial into hundreds. */
    private static final int MOST_ADDRESSES = 8;

    private final UpstreamTarget target;
    private final TlsClients clients;
    private final Resolver resolver;
    private final int headerBytes;
    private final HostPort address;
    private @Nullable Socket current;
    private boolean aborted;

    Dial(UpstreamTarget target, TlsClients clients, Resolver resolver, int headerBytes) {
        this.target = target;
        this.address = HostPort.of(target.url());
        this.clients = clients;
        this.resolver = resolver;
        this.headerBytes = headerBytes;
    }

    /** Dials; blocks. */
    Opened run() throws DialException {
        try {
            Socket plain = connect();
            plain.setTcpNoDelay(true);
            plain.setKeepAlive(true);
            return open(plain);
        } catch (IOException e) {
            throw new DialException(Stage.NETWORK, 0, "the connection to the CSMS was lost", e);
        }
    }

    /** Ends what is going on and whatever would follow. */
    synchronized void abort() {
        aborted = true;
        closeQuietly(current);
    }

    private Opened open(Socket plain) throws DialException {
        try {
            if (!target.profile().tls()) {
                return new Opened(plain, plain, Optional.empty(), upgrade(plain));
            }
            SSLSocket secure = clients.of(target).handshake(plain, address.host(), address.port());
            TlsFacts facts = TlsClient.facts(secure);
            return new Opened(secure, plain, Optional.of(facts), upgrade(secure));
        } catch (DialException e) {
            closeQuietly(plain);
            throw e;
        } catch (GeneralSecurityException e) {
            closeQuietly(plain);
            throw new DialException(Stage.TLS, 0, "the key material or the roots cannot be used", e);
        }
    }

    /** Tries the host's addresses one after the other; each gets an equal share of the time that is left. */
    private Socket connect() throws DialException {
        List<InetAddress> addresses = addresses();
        long end = System.nanoTime() + target.timeout().toNanos();
        IOException last = new IOException("no address");
        for (int i = 0; i < addresses.size(); i++) {
            long share = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime()) / (addresses.size() - i);
            try {
                Socket socket = begin(new PatientSocket());
                InetSocketAddress next = new InetSocketAddress(addresses.get(i), address.port());
                socket.connect(next, (int) Math.max(1, Math.min(Integer.MAX_VALUE, share)));
                return socket;
            } catch (IOException e) {
                last = e;
            }
        }
        String what = last instanceof SocketTimeoutException ? "no answer from " : "no connection to ";
        throw new DialException(Stage.NETWORK, 0, what + address, last);
    }

    private List<InetAddress> addresses() throws DialException {
        try {
            return Arrays.stream(resolver.addresses(address.host()))
                    .limit(MOST_ADDRESSES)
                    .toList();
        } catch (UnknownHostException e) {
            throw new DialException(Stage.NETWORK, 0, "the name " + address.host() + " is not known", e);
        }
    }

    private synchronized Socket begin(Socket socket) throws IOException {
        closeQuietly(current);
        current = socket;
        if (aborted) {
            socket.close();
        }
        return socket;
    }

    private ByteBuffer upgrade(Socket socket) throws DialException {
        UpgradeOffer offer = offer();
        UpgradeResponse.Parser parser = new UpgradeResponse.Parser(headerBytes);
        byte[] bytes = new byte[BUFFER_BYTES];
        try {
            socket.getOutputStream().write(offer.request());
            InputStream in = socket.getInputStream();
            for (int read = in.read(bytes); read >= 0; read = in.read(bytes)) {
                ByteBuffer buffer = ByteBuffer.wrap(bytes, 0, read);
                Optional<UpgradeResponse> response = parser.feed(buffer);
                if (response.isPresent()) {
                    offer.check(response.get());
                    return buffer.compact().flip();
                }
            }
            throw new DialException(Stage.NETWORK, "the CSMS ended the connection without answering the upgrade");
        } catch (UpgradeResponse.MalformedException e) {
            throw new DialException(Stage.UPGRADE, 0, "the CSMS's answer to the upgrade cannot be read", e);
        } catch (IOException e) {
            throw TlsFailures.afterHandshake(e);
        }
    }

    private UpgradeOffer offer() {
        byte[] key = new byte[16];
        new SecureRandom().nextBytes(key);
        boolean basic = target.profile() == SecurityProfile.BASIC || target.profile() == SecurityProfile.TLS_BASIC;
        return new UpgradeOffer(
                HostPort.path(target.url()),
                address.toString(),
                Base64.getEncoder().encodeToString(key),
                target.version().subprotocol(),
                basic ? target.credentials() : Optional.empty());
    }

    private static void closeQuietly(@Nullable Socket socket) {
        if (socket == null) {
            return;
        }
        try {
            socket.close();
        } catch (IOException e) {
            return; // it is given up anyway
        }
    }
}
