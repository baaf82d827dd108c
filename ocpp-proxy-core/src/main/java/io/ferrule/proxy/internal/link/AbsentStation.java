// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.internal.link;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Stands for the southbound link of a station that is not there. Nothing can be sent, and nobody answers. */
public record AbsentStation(Instant openedAt) implements Link {

    private static final InetSocketAddress NOWHERE = InetSocketAddress.createUnresolved("absent", 0);

    @Override
    public boolean absent() {
        return true;
    }

    @Override
    public boolean send(String text) {
        return false;
    }

    @Override
    public void close(CloseReason reason) {}

    @Override
    public CompletionStage<Boolean> probe(Duration timeout) {
        return CompletableFuture.completedStage(false);
    }

    @Override
    public InetSocketAddress peer() {
        return NOWHERE;
    }

    @Override
    public Optional<String> subprotocol() {
        return Optional.empty();
    }

    @Override
    public Optional<TlsFacts> tls() {
        return Optional.empty();
    }
}
