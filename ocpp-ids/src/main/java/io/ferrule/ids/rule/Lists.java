// SPDX-License-Identifier: Apache-2.0
package io.ferrule.ids.rule;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Named lists of known bad things; an entry may end. */
final class Lists {

    private final Map<String, Map<String, Optional<Instant>>> lists = new HashMap<>();

    /** Reads the block {@code lists} of a file. */
    void read(Block file) {
        file.block("lists").ifPresent(block -> block.keys().forEach(name -> {
            Map<String, Optional<Instant>> entries = lists.computeIfAbsent(name, any -> new HashMap<>());
            for (Block entry : block.blocks(name)) {
                entries.put(entry.required("value"), entry.value("until", Words::instant));
            }
        }));
    }

    boolean has(String name) {
        return lists.containsKey(name);
    }

    Set<String> names() {
        return lists.keySet();
    }

    boolean contains(String name, String value, Instant at) {
        Optional<Instant> until = lists.getOrDefault(name, Map.of()).get(value);
        return until != null && until.filter(end -> !at.isBefore(end)).isEmpty();
    }
}
