// SPDX-License-Identifier: Apache-2.0
package io.ferrule.ids.watch;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** What happened lately: at most so many things, none older than so long. */
final class Window<T> {

    private final long millis;
    private final int most;
    private final Deque<Timed<T>> entries = new ArrayDeque<>();

    record Timed<T>(long at, T what) {}

    Window(long millis, int most) {
        this.millis = millis;
        this.most = most;
    }

    /** Adds one and tells how many there are now. */
    int add(long at, T what) {
        prune(at);
        if (entries.size() == most) {
            entries.removeFirst();
        }
        entries.addLast(new Timed<>(at, what));
        return entries.size();
    }

    /** How many different ones there are. */
    int distinct(long at) {
        prune(at);
        return (int) entries.stream().map(Timed::what).distinct().count();
    }

    Optional<T> last() {
        return Optional.ofNullable(entries.peekLast()).map(Timed::what);
    }

    Iterable<Timed<T>> entries() {
        return entries;
    }

    void clear() {
        entries.clear();
    }

    private void prune(long at) {
        while (!entries.isEmpty() && entries.getFirst().at() < at - millis) {
            entries.removeFirst();
        }
    }
}
