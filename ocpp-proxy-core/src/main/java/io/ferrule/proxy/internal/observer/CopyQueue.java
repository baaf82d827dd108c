// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.internal.observer;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * Copies that wait for one observer, bounded in number and in size: a new one takes the place of the eldest. Safe for use
 * by several threads; nobody holds it for longer than a few steps.
 */
final class CopyQueue {

    static final int MOST_COPIES = 64;
    static final int MOST_CHARACTERS = 262_144;

    private final Deque<Copy> waiting = new ArrayDeque<>();
    private int characters;
    private int lost;

    synchronized void add(Copy copy) {
        waiting.add(copy);
        characters += copy.length();
        while (waiting.size() > MOST_COPIES || (characters > MOST_CHARACTERS && waiting.size() > 1)) {
            characters -= waiting.remove().length();
            lost++;
        }
    }

    synchronized Optional<Copy> take() {
        Optional<Copy> eldest = Optional.ofNullable(waiting.poll());
        eldest.ifPresent(copy -> characters -= copy.length());
        return eldest;
    }

    /** Whether the eldest is a boot. */
    synchronized boolean beginsWithBoot() {
        Copy eldest = waiting.peek();
        return eldest != null && eldest.boot();
    }

    /** How many were pushed out since the last question. */
    synchronized int lost() {
        int since = lost;
        lost = 0;
        return since;
    }

    synchronized int size() {
        return waiting.size();
    }

    /** Drops all; they count as lost. */
    synchronized void clear() {
        lost += waiting.size();
        waiting.clear();
        characters = 0;
    }
}
