// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.lint;

import io.ferrule.model.Side;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The CALLs of earlier lines, so that replies find their action. The oldest are forgotten when ids and actions together
 * pass a bound. For one thread.
 */
final class SeenCalls {

    private static final int ENTRY_CHARACTERS = 64; // what an entry costs beside its texts

    private final long mostCharacters;
    private final Map<Key, String> actions = new LinkedHashMap<>();
    private long characters;

    SeenCalls(long mostCharacters) {
        this.mostCharacters = mostCharacters;
    }

    /** Remembers a CALL; true if its sender used the id before. */
    boolean add(String station, Side caller, String id, String action) {
        Key key = new Key(station, caller, id);
        String before = actions.remove(key);
        if (before != null) {
            characters -= size(key, before);
        }
        actions.put(key, action);
        characters += size(key, action);
        forgetOldest();
        return before != null;
    }

    /** The action of a CALL that was seen. */
    Optional<String> action(String station, Side caller, String id) {
        return Optional.ofNullable(actions.get(new Key(station, caller, id)));
    }

    private void forgetOldest() {
        Iterator<Map.Entry<Key, String>> oldest = actions.entrySet().iterator();
        while (characters > mostCharacters && oldest.hasNext()) {
            Map.Entry<Key, String> entry = oldest.next();
            characters -= size(entry.getKey(), entry.getValue());
            oldest.remove();
        }
    }

    private static long size(Key key, String action) {
        return ENTRY_CHARACTERS + key.station.length() + key.id.length() + (long) action.length();
    }

    private record Key(String station, Side caller, String id) {}
}
