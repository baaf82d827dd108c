// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.internal.session;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The traffic that one side sends. While it is parked its frames wait in order; they are bounded by the open calls that
 * they belong to. Used on the session's lane only.
 */
final class Direction {

    private final Deque<Runnable> waiting = new ArrayDeque<>();
    private int parked;

    /** Takes a step now, or after those that already wait. */
    void step(Runnable step) {
        if (parked == 0 && waiting.isEmpty()) {
            step.run();
        } else {
            waiting.add(step);
        }
    }

    /** Whether a step would have to wait behind so many others. */
    boolean waits(int others) {
        return waiting.size() >= others;
    }

    void park() {
        parked++;
    }

    /** Ends one parking; what waits goes on until somebody parks again. */
    void release() {
        parked--;
        while (parked == 0 && !waiting.isEmpty()) {
            waiting.poll().run();
        }
    }

    void clear() {
        waiting.clear();
    }
}
