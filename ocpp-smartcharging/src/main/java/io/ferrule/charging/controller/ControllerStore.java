// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging.controller;

import io.ferrule.model.Payload;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Keeps what a Local Controller was told, over restarts. Safe for use by several threads. */
public interface ControllerStore {

    /**
     * What was saved last.
     *
     * @return one JSON object, or empty if nothing ever was
     * @throws java.io.UncheckedIOException if it cannot be read
     */
    Optional<Payload> load();

    /**
     * Saves in place of what was saved before. One save is asked for at a time.
     *
     * @param state one JSON object
     * @return completes when it survives a loss of power; fails if it does not, and the former is kept then
     */
    CompletionStage<Void> save(Payload state);

    /**
     * A store that forgets with the process.
     *
     * @return an empty store
     */
    static ControllerStore inMemory() {
        return new ControllerStore() {
            private volatile Optional<Payload> kept = Optional.empty();

            @Override
            public Optional<Payload> load() {
                return kept;
            }

            @Override
            public CompletionStage<Void> save(Payload state) {
                kept = Optional.of(state);
                return CompletableFuture.completedFuture(null);
            }
        };
    }
}
