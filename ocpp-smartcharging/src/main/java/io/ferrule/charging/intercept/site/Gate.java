// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging.intercept.site;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Lets cars of one station begin when that can do no harm. On the site's executor unless said otherwise. */
final class Gate {

    private final List<CompletableFuture<Boolean>> waiting = new ArrayList<>();
    private volatile boolean open;

    /** Any thread. */
    boolean isOpen() {
        return open;
    }

    /** Completes with true when it opens; whoever waits gives up by completing it with something else. */
    CompletableFuture<Boolean> pass() {
        CompletableFuture<Boolean> passed = new CompletableFuture<>();
        if (open) {
            passed.complete(true);
        } else {
            waiting.removeIf(CompletableFuture::isDone);
            waiting.add(passed);
        }
        return passed;
    }

    void turn(boolean opens) {
        open = opens;
        if (opens) {
            List<CompletableFuture<Boolean>> all = List.copyOf(waiting);
            waiting.clear();
            all.forEach(passed -> passed.complete(true));
        }
    }
}
