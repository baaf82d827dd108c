// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.upstream;

import io.ferrule.model.StationId;
import io.ferrule.proxy.journal.StationBook;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletionStage;

/** Virtual keys among the configuration that a journal keeps of a station, under the name of their upstream. */
record JournaledVirtualKeys(StationBook book) implements VirtualKeyStore {

    // No upstream has a colon in its name, and no station's own key begins like this.
    private static final String PREFIX = "virtual:";
    private static final String SEPARATOR = ":";

    @Override
    public CompletionStage<Map<String, String>> read(StationId station, String upstream) {
        return book.read(station).thenApply(record -> own(record.shadow(), upstream));
    }

    @Override
    public CompletionStage<Void> keep(StationId station, String upstream, String key, String value) {
        return book.shadow(station, prefix(upstream) + key, value);
    }

    private static Map<String, String> own(Map<String, String> shadow, String upstream) {
        String prefix = prefix(upstream);
        Map<String, String> own = new HashMap<>();
        shadow.forEach((key, value) -> {
            if (key.startsWith(prefix)) {
                own.put(key.substring(prefix.length()), value);
            }
        });
        return own;
    }

    private static String prefix(String upstream) {
        return PREFIX + upstream + SEPARATOR;
    }
}
