// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.internal.session;

import io.ferrule.proxy.event.ProxyEvent;
import io.ferrule.proxy.internal.link.WireWatch;
import java.net.InetSocketAddress;
import java.util.Optional;

/** Announces what transports tell. */
record WireAlarms(Announcer announcer) implements WireWatch {

    @Override
    public void refused(InetSocketAddress peer, Optional<String> path, int status, String reason) {
        announcer.announce(at -> new ProxyEvent.ConnectionRefused(at, peer, path, status, reason));
    }
}
