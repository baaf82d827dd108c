// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.transactions;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which transactions of one station run, and which ids it was ever given. Safe for use by several threads. */
final class RunningTransactions {

    private static final int REMEMBERED = 256;
    /** A station that makes the time its id took that of the start, and may tell of it late. */
    private static final Duration AROUND_NOW = Duration.ofDays(30);

    private final Map<Integer, Integer> byConnector = new LinkedHashMap<>();
    private final Set<Integer> issued = new LinkedHashSet<>();
    // What a message became, by its text: its repetition becomes the same, though the transaction may be over.
    private final Map<String, Integer> mended = new LinkedHashMap<>();

    /** The CSMS, or the gateway in its place, has given an id. */
    synchronized void started(int connector, int id) {
        byConnector.put(connector, id);
        issued.add(id);
        bound(byConnector.keySet());
        bound(issued);
    }

    synchronized void stopped(int id) {
        byConnector.values().remove(id);
    }

    /** The id that a message must mean; empty if it says the right one, or nobody can tell. */
    synchronized OptionalInt meant(OptionalInt connector, int said, String text, Instant now) {
        if (issued.contains(said) || !madeUp(said, now)) {
            return OptionalInt.empty();
        }
        Integer before = mended.get(text);
        Integer running = before == null ? running(connector) : before;
        if (running == null) {
            return OptionalInt.empty();
        }
        mended.put(text, running);
        bound(mended.keySet());
        return OptionalInt.of(running);
    }

    private @Nullable Integer running(OptionalInt connector) {
        if (connector.isPresent()) {
            return byConnector.get(connector.getAsInt());
        }
        return byConnector.size() == 1 ? byConnector.values().iterator().next() : null;
    }

    private static boolean madeUp(int id, Instant now) {
        return id <= 0 || Math.abs(now.getEpochSecond() - id) <= AROUND_NOW.toSeconds();
    }

    private static void bound(Set<?> keys) {
        if (keys.size() > REMEMBERED) {
            keys.remove(keys.iterator().next());
        }
    }
}
