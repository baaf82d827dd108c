// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.intercept;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** Lets only so many in at one time; the others wait in the order in which they came. Safe for use by several threads. */
final class Turnstile {

    private final int most;
    private final Deque<Consumer<Pass>> waiting = new ArrayDeque<>();
    private int inside;

    Turnstile(int most) {
        this.most = most;
    }

    /**
     * Asks to be let in.
     *
     * @param entered runs at once, or later on the thread of somebody who leaves; must be quick
     */
    void enter(Consumer<Pass> entered) {
        synchronized (waiting) {
            if (inside >= most) {
                waiting.add(entered);
                return;
            }
            inside++;
        }
        entered.accept(new Pass());
    }

    private Optional<Consumer<Pass>> next() {
        synchronized (waiting) {
            Optional<Consumer<Pass>> next = Optional.ofNullable(waiting.poll());
            if (next.isEmpty()) {
                inside--;
            }
            return next;
        }
    }

    /** The right to be inside. */
    final class Pass {

        private final AtomicBoolean left = new AtomicBoolean();

        private Pass() {}

        /** Leaves; a second time nothing happens. */
        void leave() {
            if (!left.getAndSet(true)) {
                next().ifPresent(entered -> entered.accept(new Pass()));
            }
        }
    }
}
