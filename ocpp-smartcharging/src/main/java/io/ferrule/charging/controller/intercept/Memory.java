// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging.controller.intercept;

import io.ferrule.charging.controller.Change;
import io.ferrule.charging.controller.ControllerState;
import io.ferrule.charging.controller.ControllerStore;
import io.ferrule.charging.controller.PriceReading;
import io.ferrule.charging.controller.StateText;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** The state of a controller: a change holds, and is answered, when it has been saved. Safe for use by several threads. */
final class Memory {

    private final ControllerStore store;
    private volatile ControllerState state;
    private CompletableFuture<?> last = CompletableFuture.completedFuture(null);

    private Memory(ControllerStore store, ControllerState state) {
        this.store = store;
        this.state = state;
    }

    /** Begins with what was saved last; what cannot be read is the caller's trouble, since a limit may be in it. */
    static Memory open(ControllerStore store, PriceReading prices) {
        StateText text = new StateText(prices);
        return new Memory(store, store.load().map(text::read).orElseGet(ControllerState::empty));
    }

    ControllerState state() {
        return state;
    }

    /** Changes the state, one change after the other; fails, and changes nothing, if it cannot be saved. */
    synchronized <T> CompletableFuture<T> change(Function<ControllerState, Change<T>> step) {
        CompletableFuture<T> done =
                last.handle((before, failure) -> step.apply(state)).thenCompose(this::saved);
        last = done;
        return done;
    }

    private <T> CompletableFuture<T> saved(Change<T> change) {
        if (change.state().equals(state)) {
            return CompletableFuture.completedFuture(change.answer());
        }
        return store.save(StateText.write(change.state()))
                .thenApply(kept -> {
                    state = change.state();
                    return change.answer();
                })
                .toCompletableFuture();
    }
}
