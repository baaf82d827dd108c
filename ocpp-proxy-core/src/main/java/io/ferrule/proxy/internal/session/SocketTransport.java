// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.internal.session;

import io.ferrule.proxy.handshake.AdmissionPolicy;
import io.ferrule.proxy.internal.link.Doorkeeper;
import io.ferrule.proxy.internal.link.UpstreamConnector;
import io.ferrule.proxy.internal.link.WireWatch;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.function.Supplier;

/** The transport on sockets: the one place where sessions and WebSockets meet. */
final class SocketTransport implements Transport {

    private final Settings settings;

    SocketTransport(Settings settings) {
        this.settings = settings;
    }

    Supplier<Waits> waits() {
        throw new UnsupportedOperationException("wired with the transports: " + settings.backoff());
    }

    @Override
    public UpstreamConnector connector() {
        throw new UnsupportedOperationException("wired with the transports");
    }

    @Override
    public AdmissionPolicy anyStation() {
        throw new UnsupportedOperationException("wired with the transports");
    }

    @Override
    public InetSocketAddress listen(Doorkeeper door, WireWatch watch) throws IOException {
        throw new IOException("wired with the transports");
    }

    @Override
    public void close() {}
}
