// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.internal.link;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** One open WebSocket. Safe for use by several threads; nothing in it blocks. */
public interface Link {

    /**
     * Queues one text message. False, and the link is closed with 1008, when more bytes wait than the bound allows:
     * the peer does not read. False too when the link is already closing.
     */
    boolean send(String text);

    /** Begins the closing handshake; the socket is cut when the peer does not follow in time. Idempotent. */
    void close(CloseReason reason);

    /** Pings and tells whether anything came back in time. */
    CompletionStage<Boolean> probe(Duration timeout);

    InetSocketAddress peer();

    /** Whether there is no peer at all. */
    default boolean absent() {
        return false;
    }

    /** The sub-protocol that both agreed on. */
    Optional<String> subprotocol();

    Optional<TlsFacts> tls();

    Instant openedAt();
}
