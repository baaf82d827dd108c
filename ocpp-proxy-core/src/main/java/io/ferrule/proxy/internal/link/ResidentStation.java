// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.internal.link;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Stands for the southbound link of a station that lives in the process: always there, and nothing is sent over it. */
public record ResidentStation(Instant openedAt) implements Socketless {

    private static final InetSocketAddress HERE = InetSocketAddress.createUnresolved("resident", 0);

    @Override
    public CompletionStage<Boolean> probe(Duration timeout) {
        return CompletableFuture.completedStage(true);
    }

    @Override
    public InetSocketAddress peer() {
        return HERE;
    }
}
