// SPDX-License-Identifier: Apache-2.0
package io.ferrule.ids.watch;

import java.util.Map;
import java.util.OptionalDouble;

/** What is remembered of one station; every part is bounded. For one thread. */
final class StationMemory {

    private static final int MOST_CONNECTORS = 64;
    private static final int MOST_WORDS = 64;
    private static final int MOST_TRANSACTIONS = 64;

    final String id;
    final long since;
    final Conversation conversation;
    final Links links = new Links();
    final Bearing bearing = new Bearing();
    final Map<Integer, ConnectorMemory> connectors = new Recent<>(MOST_CONNECTORS);
    final Map<String, String> words = new Recent<>(MOST_WORDS);
    final Map<String, Transaction> transactions = new Recent<>(MOST_TRANSACTIONS);
    final Orders orders = new Orders();
    final Baseline baseline;

    StationMemory(String id, long since, Baseline baseline, Kept kept) {
        this.conversation = new Conversation(kept);
        this.id = id;
        this.since = since;
        this.baseline = baseline;
    }

    ConnectorMemory connector(int number) {
        return connectors.computeIfAbsent(number, any -> new ConnectorMemory());
    }

    boolean charging(int number) {
        ConnectorMemory connector = connectors.get(number);
        return connector != null && connector.running != null;
    }

    /** Where a station is in its life. */
    static final class Bearing {
        long bootedAt = Times.UNKNOWN;
        long arrivedAt = Times.UNKNOWN;
        int boots;
        int highest;
        int learned;
        double mostWatts;
        int refusedBoots;
        boolean refused;
        final Recent<String, Boolean> blockedTags = new Recent<>(64);
        OptionalDouble clockOffset = OptionalDouble.empty();
        double clockBase;
        long clockBaseAt = Times.UNKNOWN;
    }

    /** What the CSMS has ordered. */
    static final class Orders {
        long firmwareAt = Times.UNKNOWN;
        long uploadAt = Times.UNKNOWN;
        long signRequestAt = Times.UNKNOWN;
        byte[] requestedKey = new byte[0];
        int roots = -1;
        int listSize = -1;
        int listVersion = -1;
        boolean remoteStart;
    }
}
