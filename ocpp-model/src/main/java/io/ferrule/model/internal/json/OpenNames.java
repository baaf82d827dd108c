// SPDX-License-Identifier: Apache-2.0
package io.ferrule.model.internal.json;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * The names of all objects that are open at one point of a text, those of the innermost on top. The names of an object are
 * compared one by one while they are few and hashed where a peer sends many. The parser gives the same string for a name
 * wherever it occurs, so its hash is there already and most comparisons end with it. For one thread.
 */
final class OpenNames {

    private static final int FEW = 16;

    private final int[] starts;
    private String[] names = {};
    private int[] hashes = {};
    private Map<Integer, Set<String>> many = Map.of();
    private int depth = -1;
    private int size;

    OpenNames(int maxDepth) {
        this.starts = new int[maxDepth];
    }

    /** How many objects and arrays are open. */
    int depth() {
        return depth + 1;
    }

    /** Goes into an object or an array. */
    void enter() {
        depth++;
        starts[depth] = size;
    }

    /** Forgets the names of the innermost one. */
    void leave() {
        if (!many.isEmpty()) {
            many.remove(depth);
        }
        size = starts[depth];
        depth--;
    }

    /** Adds a name to the innermost object; returns false if it is there already. */
    boolean add(String name) {
        int start = starts[depth];
        if (size - start == FEW) {
            return addToMany(name);
        }
        int hash = name.hashCode();
        for (int i = start; i < size; i++) {
            if (hashes[i] == hash && names[i].equals(name)) {
                return false;
            }
        }
        if (size == names.length) {
            names = Arrays.copyOf(names, size + FEW);
            hashes = Arrays.copyOf(hashes, size + FEW);
        }
        hashes[size] = hash;
        names[size++] = name;
        return true;
    }

    private boolean addToMany(String name) {
        if (many.isEmpty()) {
            many = new HashMap<>();
        }
        Set<String> set = many.computeIfAbsent(
                depth, level -> new HashSet<>(Arrays.asList(names).subList(starts[level], size)));
        return set.add(name);
    }
}
