// SPDX-License-Identifier: Apache-2.0
package io.ferrule.ids.watch;

import java.util.Map;

/** What is remembered of the connections of one station. */
final class Links {

    final Map<String, Line> lines = new Recent<>(8);
    final Window<String> peers = new Window<>(600_000, 64);
    final Window<String> csms = new Window<>(600_000, 64);
    final Window<SchemaWatch.Mistake> stationMistakes = new Window<>(600_000, 64);
    final Window<SchemaWatch.Mistake> csmsMistakes = new Window<>(600_000, 64);
    String rival = "";
    long rivalAt = Times.UNKNOWN;

    /** One connection. */
    static final class Line {
        final String peer;
        final long openedAt;
        long firstFrame = Times.UNKNOWN;
        long lastFrame = Times.UNKNOWN;
        long countedAt;
        long messages;
        long fragments;
        double trickling;
        final Traffic.Pings pings = new Traffic.Pings();

        Line(String peer, long openedAt) {
            this.peer = peer;
            this.openedAt = openedAt;
            this.countedAt = openedAt;
        }
    }

    Line line(String key, String peer, long at) {
        return lines.computeIfAbsent(key, any -> new Line(peer, at));
    }
}
