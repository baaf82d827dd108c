// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.wiring;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/**
 * Gives a sign of life after everything that must turn has turned. A beat that does not come back lets no other begin, so that
 * whoever waits for signs of life hears nothing more. Used by one thread.
 */
final class Heartbeat {

    private final List<Supplier<CompletionStage<?>>> organs;
    private final Runnable alive;
    private CompletableFuture<?> beat = CompletableFuture.completedFuture(null);

    /**
     * Begins nothing.
     *
     * @param organs each begins something that comes back, well or not, when that part of the gateway has worked
     * @param alive gives the sign; called on a thread of the last organ
     */
    Heartbeat(List<Supplier<CompletionStage<?>>> organs, Runnable alive) {
        this.organs = List.copyOf(organs);
        this.alive = alive;
    }

    /** Begins a beat unless one is on its way. */
    void beat() {
        if (!beat.isDone()) {
            return;
        }
        CompletableFuture<?>[] turns = organs.stream()
                .map(organ -> organ.get().handle((value, failure) -> true).toCompletableFuture())
                .toArray(CompletableFuture<?>[]::new);
        beat = CompletableFuture.allOf(turns).thenRun(alive);
    }
}
