// SPDX-License-Identifier: Apache-2.0
package io.ferrule.ids.intercept;

import io.ferrule.ids.event.ConnectionEvent;
import io.ferrule.ids.event.ConnectionEvent.Counts;
import io.ferrule.ids.event.ConnectionEvent.Kind;
import io.ferrule.ids.event.Link;
import io.ferrule.proxy.event.ProxyEvent;
import io.ferrule.proxy.event.ProxyListener;
import io.ferrule.proxy.event.StationEvent;
import io.ferrule.proxy.handshake.StationPath;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Tells an engine of connections that never became a session, and of sessions that were displaced. Safe for use by several threads. */
final class RefusedConnections implements ProxyListener {

    /** What we ourselves refuse for the sake of others: of no interest to the engine. */
    private static final Set<Integer> OURS = Set.of(429, 500, 503);

    private static final int LONGEST_NAME = 200;

    private final LiveClock clock;
    private final Consumer<ConnectionEvent> engine;

    RefusedConnections(LiveClock clock, Consumer<ConnectionEvent> engine) {
        this.clock = clock;
        this.engine = engine;
    }

    @Override
    public void on(ProxyEvent event) {
        if (event instanceof ProxyEvent.ConnectionRefused refused && !OURS.contains(refused.status())) {
            tell(Kind.REFUSED, identity(refused), refused.peer(), reason(refused), refused.status());
        } else if (event instanceof StationEvent.SessionReplaced replaced && replaced.alive()) {
            tell(Kind.CLOSE, replaced.station().value(), new InetSocketAddress(0), "displaced", 0);
        }
    }

    private void tell(Kind kind, String station, InetSocketAddress peer, String reason, int http) {
        String address = Optional.ofNullable(peer.getAddress())
                .filter(known -> !known.isAnyLocalAddress())
                .map(InetAddress::getHostAddress)
                .orElse("");
        String connection = address.isEmpty() ? "" : address + ":" + peer.getPort();
        Counts counts = new Counts(1, 0, http, 0, 0);
        engine.accept(new ConnectionEvent(clock.now(), station, Link.of(address, connection), kind, reason, counts));
    }

    /** The identity as it was meant, or the end of the path as it was written where that is none. */
    private static String identity(ProxyEvent.ConnectionRefused refused) {
        String path = refused.path().orElse("");
        String written = path.substring(path.lastIndexOf('/') + 1);
        boolean odd = written.indexOf('%') >= 0;
        String name = odd
                ? written
                : StationPath.of(path).map(known -> known.station().value()).orElse(written);
        return name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) : name;
    }

    private static String reason(ProxyEvent.ConnectionRefused refused) {
        return switch (refused.status()) {
            case 0 -> unanswered(refused.reason());
            case 101 -> "subprotocol";
            case 401, 403 -> "bad-credentials";
            case 404 -> "unknown-id";
            case 409 -> "displaced";
            case 431 -> "too-large";
            default -> "bad-request";
        };
    }

    private static String unanswered(String reason) {
        if (reason.contains("TLS")) {
            return "tls";
        }
        return reason.contains("in time") ? "timeout" : "no-http";
    }
}
