// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.internal.link;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Stands for the southbound link of a station that is not there. Nothing can be sent, and nobody answers. */
public record AbsentStation(Instant openedAt) implements Socketless {

    private static final InetSocketAddress NOWHERE = InetSocketAddress.createUnresolved("absent", 0);

    @Override
    public boolean absent() {
        return true;
    }

    @Override
    public CompletionStage<Boolean> probe(Duration timeout) {
        return CompletableFuture.completedStage(false);
    }

    @Override
    public InetSocketAddress peer() {
        return NOWHERE;
    }
}
