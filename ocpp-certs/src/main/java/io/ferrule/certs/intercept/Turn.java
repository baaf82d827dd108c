// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.intercept;

import java.util.HashSet;
import java.util.Set;

/**
 * Whose turn it is at the next dial. In memory only: after a restart the newest goes first, and what failed fails again.
 *
 * @param place in the order of certificates, the best first; counted on without end
 * @param oldRoots whether the CSMS is verified by the roots that were replaced
 * @param blamed generations that a CSMS has refused
 * @param misses how often in a row the newest did not connect, whoever's fault it was
 */
record Turn(int place, boolean oldRoots, Set<Integer> blamed, int misses) {

    Turn {
        blamed = Set.copyOf(blamed);
    }

    static Turn first() {
        return new Turn(0, false, Set.of(), 0);
    }

    /** The newest again, with what is known about it. */
    Turn again() {
        return new Turn(0, false, blamed, misses);
    }

    Turn newRoots() {
        return new Turn(place, false, blamed, misses);
    }

    Turn otherRoots() {
        return new Turn(place, !oldRoots, blamed, misses);
    }

    Turn next() {
        return new Turn(place + 1, false, blamed, misses);
    }

    Turn missed() {
        return new Turn(place, oldRoots, blamed, misses + 1);
    }

    Turn blaming(int generation) {
        Set<Integer> more = new HashSet<>(blamed);
        more.add(generation);
        return new Turn(place, oldRoots, more, misses);
    }
}
