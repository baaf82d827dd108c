// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.intercept.triggers;

import io.ferrule.model.Payload;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What a station last said of itself and of its connectors. Bounded. Safe for use by several threads. */
final class LastWords {

    private static final int MOST_CONNECTORS = 200;
    private static final int LONGEST = 4_000;

    private final Map<Integer, Payload> statuses = new TreeMap<>();
    private Optional<Payload> boot = Optional.empty();

    synchronized void boot(Payload payload) {
        if (payload.text().length() <= LONGEST) {
            boot = Optional.of(payload);
        }
    }

    synchronized void status(int connector, Payload payload) {
        boolean room = statuses.containsKey(connector) || statuses.size() < MOST_CONNECTORS;
        if (room && payload.text().length() <= LONGEST) {
            statuses.put(connector, payload);
        }
    }

    synchronized Optional<Payload> boot() {
        return boot;
    }

    /** The status of one connector, or of all. */
    synchronized List<Payload> statuses(Optional<Integer> connector) {
        return connector.isPresent()
                ? Optional.ofNullable(statuses.get(connector.get())).stream().toList()
                : List.copyOf(statuses.values());
    }
}
