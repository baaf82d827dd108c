// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.intercept.settings;

import io.ferrule.model.Payload;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What one station last said of its configuration, to be repeated should it be silent. Bounded. Safe for use by several threads, for
 * the sessions of a station follow one another on different ones.
 */
final class KnownKeys {

    private static final int MOST_KEYS = 500;
    private static final int LONGEST_ENTRY = 1_000;
    private static final String MAX_KEYS = "GetConfigurationMaxKeys";

    private final Map<String, Payload> entries = new LinkedHashMap<>();

    /** Remembers an entry as the station wrote it; the eldest gives way where there are too many. */
    synchronized void learn(String name, Payload entry) {
        if (entry.text().length() > LONGEST_ENTRY) {
            return;
        }
        entries.put(GatewayKeys.folded(name), entry);
        if (entries.size() > MOST_KEYS) {
            entries.remove(entries.keySet().iterator().next());
        }
    }

    /** The station has accepted another value for a key that it has told of before. */
    synchronized void change(String name, String value) {
        Payload known = entries.get(GatewayKeys.folded(name));
        if (known != null) {
            learn(name, known.with("/value", value));
        }
    }

    /** What is known of some keys, or of all where none is named. */
    synchronized List<Payload> entries(List<String> wanted) {
        if (wanted.isEmpty()) {
            return List.copyOf(entries.values());
        }
        List<Payload> found = new ArrayList<>();
        for (String name : wanted) {
            Optional.ofNullable(entries.get(GatewayKeys.folded(name))).ifPresent(found::add);
        }
        return found;
    }

    /** How many keys the station takes in one request (GetConfigurationMaxKeys). */
    synchronized int most() {
        return Optional.ofNullable(entries.get(GatewayKeys.folded(MAX_KEYS)))
                .flatMap(entry -> entry.string("/value"))
                .filter(value -> value.strip().matches("[1-9][0-9]{0,8}"))
                .map(value -> Integer.parseInt(value.strip()))
                .orElse(Integer.MAX_VALUE);
    }
}
