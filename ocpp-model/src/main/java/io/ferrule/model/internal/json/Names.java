// SPDX-License-Identifier: Apache-2.0
package io.ferrule.model.internal.json;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The names of one object: compared one by one while they are few, in a hash table where a peer sends many. The parser
 * gives the same string for the same name of all frames, so its hash is there already and most comparisons end with it.
 */
final class Names {

    private static final int FEW = 16;

    private final String[] few = new String[FEW];
    private final int[] hashes = new int[FEW];
    private int count;
    private @Nullable Set<String> many;

    /** Returns false for a name that is there already. */
    boolean add(String name) {
        if (many != null) {
            return many.add(name);
        }
        int hash = name.hashCode();
        for (int i = 0; i < count; i++) {
            if (hashes[i] == hash && few[i].equals(name)) {
                return false;
            }
        }
        if (count < FEW) {
            hashes[count] = hash;
            few[count++] = name;
            return true;
        }
        many = new HashSet<>(Arrays.asList(few));
        return many.add(name);
    }

    void clear() {
        count = 0;
        many = null;
    }
}
