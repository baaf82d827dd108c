// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.internal.websocket;

import io.ferrule.proxy.internal.link.DialException;
import io.ferrule.proxy.internal.link.DialException.Stage;
import io.ferrule.proxy.internal.tls.PatientSocket;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Name and TCP of one dial, one socket at a time. Blocks; {@link #abort} comes from another thread. */
final class TcpWay {

    /** Whoever answers for a name must not make one dial into hundreds. */
    private static final int MOST_ADDRESSES = 8;

    private final HostPort address;
    private final Resolver resolver;
    private final long end;
    private @Nullable Socket current;
    private boolean aborted;

    TcpWay(HostPort address, Resolver resolver, Duration timeout) {
        this.address = address;
        this.resolver = resolver;
        end = System.nanoTime() + timeout.toNanos();
    }

    /** What is left of the time, at least a millisecond. */
    int millisLeft() {
        long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
        return (int) Math.max(1, Math.min(Integer.MAX_VALUE, left));
    }

    /** Tries the host's addresses one after the other; each gets an equal share of the time that is left. */
    PatientSocket connect() throws DialException {
        List<InetAddress> addresses = addresses();
        IOException last = new IOException("no address");
        for (int i = 0; i < addresses.size(); i++) {
            try {
                PatientSocket socket = begin(new PatientSocket());
                InetSocketAddress next = new InetSocketAddress(addresses.get(i), address.port());
                socket.connect(next, Math.max(1, millisLeft() / (addresses.size() - i)));
                socket.setTcpNoDelay(true);
                socket.setKeepAlive(true);
                return socket;
            } catch (IOException e) {
                last = e;
            }
        }
        String what = last instanceof SocketTimeoutException ? "no answer from " : "no connection to ";
        throw new DialException(Stage.NETWORK, 0, what + address, last);
    }

    /** Ends what is going on and whatever would follow. */
    synchronized void abort() {
        aborted = true;
        closeQuietly(current);
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

    private synchronized PatientSocket begin(PatientSocket socket) throws IOException {
        closeQuietly(current);
        current = socket;
        if (aborted) {
            socket.close();
        }
        return socket;
    }

    static void closeQuietly(@Nullable Socket socket) {
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
