// SPDX-License-Identifier: Apache-2.0
package io.ferrule.ids.rule;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** Counts what happened within a time for one key, never keeping more than is needed to say that it is enough. */
final class Counter {

    private static final int MOST_STATIONS_TOLD = 50;

    private final int enough;
    private final long millis;
    private final Deque<Entry> events = new ArrayDeque<>(2);
    private final Map<String, Entry> values = new LinkedHashMap<>(2);

    private record Entry(long at, String station) {}

    Counter(Tally tally) {
        this.enough = tally.atLeast();
        this.millis = tally.millis();
    }

    /** Counts what happened so many times, once at least. */
    boolean count(long at, String station, long times) {
        while (!events.isEmpty() && events.getFirst().at() < at - millis) {
            events.removeFirst();
        }
        Entry entry = new Entry(at, station);
        for (long more = Math.min(times, enough); more > 0; more--) {
            if (events.size() == enough) {
                events.removeFirst();
            }
            events.addLast(entry);
        }
        return events.size() == enough;
    }

    /** Counts different values. */
    boolean count(long at, String station, String value) {
        values.remove(value);
        forget(at - millis);
        if (values.size() == enough) {
            values.remove(values.keySet().iterator().next());
        }
        values.put(value, new Entry(at, station));
        return values.size() == enough;
    }

    /** Values lie in the order in which they came last, so that only the first ones can be too old. */
    private void forget(long before) {
        Iterator<Entry> oldest = values.values().iterator();
        while (oldest.hasNext() && oldest.next().at() < before) {
            oldest.remove();
        }
    }

    Set<String> stations() {
        Set<String> stations = new LinkedHashSet<>();
        events.stream().limit(MOST_STATIONS_TOLD).forEach(entry -> stations.add(entry.station()));
        values.values().stream().limit(MOST_STATIONS_TOLD).forEach(entry -> stations.add(entry.station()));
        stations.remove("");
        return stations;
    }
}
