// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging.intercept.site;

import java.util.ArrayDeque;
import java.util.Deque;

/** Lets cars of one station begin when that can do no harm. On the site's executor unless said otherwise. */
final class Gate {

    private static final int MOST = 100;

    private final Deque<Runnable> waiting = new ArrayDeque<>();
    private volatile boolean open;

    /** Any thread. */
    boolean isOpen() {
        return open;
    }

    /** Goes on when it opens, at once if it is open. Of more than a hundred who wait the eldest is forgotten. */
    void pass(Runnable then) {
        if (open) {
            then.run();
            return;
        }
        if (waiting.size() == MOST) {
            waiting.removeFirst();
        }
        waiting.addLast(then);
    }

    void turn(boolean opens) {
        open = opens;
        while (opens && !waiting.isEmpty()) {
            waiting.removeFirst().run();
        }
    }
}
