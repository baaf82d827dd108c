// SPDX-License-Identifier: Apache-2.0
package io.ferrule.ids.watch;

import java.util.Arrays;
import java.util.OptionalInt;

/**
 * Numbers that were used lately, each with another one beside it; what was used longest ago is forgotten when there are too many. Takes
 * a tenth of the room of a {@link Recent}, which matters where each station has several of them. Meant for a hundred or so: it looks
 * through all of them, the newest first. For one thread.
 */
final class RecentNumbers {

    private static final int FEW = 8;

    private final int most;
    private long[] keys = new long[FEW];
    private int[] values = new int[FEW];
    private int size;

    RecentNumbers(int most) {
        this.most = most;
    }

    /** Whether a number is remembered; this is no use of it. */
    boolean contains(long key) {
        return find(key) >= 0;
    }

    /** What stands beside a number; it is the newest from now on. */
    OptionalInt get(long key) {
        int at = find(key);
        if (at < 0) {
            return OptionalInt.empty();
        }
        int value = values[at];
        remove(at);
        append(key, value);
        return OptionalInt.of(value);
    }

    /** Remembers a number as the newest one; tells what stood beside it before. */
    OptionalInt put(long key, int value) {
        int at = find(key);
        OptionalInt before = at < 0 ? OptionalInt.empty() : OptionalInt.of(values[at]);
        if (at >= 0) {
            remove(at);
        } else if (size == most) {
            remove(0);
        }
        append(key, value);
        return before;
    }

    void clear() {
        size = 0;
    }

    private int find(long key) {
        for (int i = size - 1; i >= 0; i--) {
            if (keys[i] == key) {
                return i;
            }
        }
        return -1;
    }

    private void remove(int at) {
        size--;
        System.arraycopy(keys, at + 1, keys, at, size - at);
        System.arraycopy(values, at + 1, values, at, size - at);
    }

    private void append(long key, int value) {
        if (size == keys.length) {
            int room = Math.min(most, 2 * size);
            keys = Arrays.copyOf(keys, room);
            values = Arrays.copyOf(values, room);
        }
        keys[size] = key;
        values[size] = value;
        size++;
    }
}
