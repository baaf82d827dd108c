// SPDX-License-Identifier: Apache-2.0
package io.ferrule.model.internal.json;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The names of one object: compared one by one while they are few, hashed where a peer sends many. */
final class Names {

    private final String[] few = new String[16];
    private int count;
    private @Nullable Set<String> many;

    /** Returns false for a name that is there already. */
    boolean add(String name) {
        if (many != null) {
            return many.add(name);
        }
        for (int i = 0; i < count; i++) {
            if (few[i].equals(name)) {
                return false;
            }
        }
        if (count < few.length) {
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
