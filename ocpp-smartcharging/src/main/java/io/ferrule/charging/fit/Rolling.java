// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging.fit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Puts segments into messages that each carry a number of periods.
 *
 * <p>All periods but the last are exact. The last one begins where the setting before it would be too high, and holds the
 * lowest of all that follows: a station that is not reached again stays below the target for good. It is replaced
 * before it begins, or, where it is exact, when it is over.
 *
 * @param segments what the station should do
 * @param room the most periods of a message, at least 1
 */
record Rolling(List<Segment> segments, int room) {

    /**
     * A message.
     *
     * @param at when to send it
     * @param periods what it says; the first begins at once
     */
    record Planned(Instant at, List<Segment> periods) {}

    List<Planned> messages() {
        Outlook outlook = Outlook.of(segments);
        List<Planned> messages = new ArrayList<>();
        for (int first = 0; first < segments.size(); ) {
            int left = segments.size() - first;
            int exact = left <= room ? left : Math.max(1, room - 1);
            int next = first + exact;
            List<Segment> periods = new ArrayList<>(segments.subList(first, next));
            Instant at = sendingTime(first);
            periods.set(0, new Segment(at, periods.get(0).setting()));
            if (next < segments.size() && room > 1) {
                next = addLast(periods, next, outlook);
            }
            messages.add(new Planned(at, List.copyOf(periods)));
            first = next;
        }
        return messages;
    }

    /** Drops are sent before their instant, rises at it. */
    private Instant sendingTime(int first) {
        Segment segment = segments.get(first);
        boolean drop =
                first > 0 && segment.setting().atMost(segments.get(first - 1).setting());
        return drop ? segment.start().minus(Settling.LEAD) : segment.start();
    }

    /** Adds the period that holds for good, and tells with which segment the next message begins. */
    private int addLast(List<Segment> periods, int next, Outlook outlook) {
        int drop = outlook.nextDrop(next - 1);
        if (drop == segments.size()) {
            return next;
        }
        Setting lowest = outlook.lowestFrom(drop);
        periods.add(new Segment(segments.get(drop).start(), lowest));
        boolean isExact = drop == next && segments.get(next).setting().equals(lowest);
        return isExact ? next + 1 : next;
    }
}
