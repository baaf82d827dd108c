// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging.fit;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;

/**
 * What comes after each segment, found once for all of them: a plan may have a hundred thousand.
 *
 * @param lowest the lowest from each segment on
 * @param drops for each segment the first later one to which it does not keep, or the number of segments
 */
record Outlook(List<Setting> lowest, List<Integer> drops) {

    static Outlook of(List<Segment> segments) {
        List<Setting> settings = segments.stream().map(Segment::setting).toList();
        List<Integer> fewer = nextLower(settings, Comparator.comparing(Setting::limit));
        List<Integer> fewerEach = nextLower(settings, Setting::comparePerPhase);
        List<Integer> fewerPhases = nextLower(settings, Comparator.comparing(Setting::phases));
        List<Integer> drops = new ArrayList<>(settings.size());
        for (int i = 0; i < settings.size(); i++) {
            drops.add(Math.min(fewerEach.get(i), Math.min(fewer.get(i), fewerPhases.get(i))));
        }
        return new Outlook(lowest(settings), drops);
    }

    private static List<Setting> lowest(List<Setting> settings) {
        List<Setting> lowest = new ArrayList<>(settings);
        for (int i = lowest.size() - 2; i >= 0; i--) {
            lowest.set(i, lowest.get(i).lower(lowest.get(i + 1)));
        }
        return lowest;
    }

    /** Those that still wait for a lower one are on the stack, the highest on top. */
    private static List<Integer> nextLower(List<Setting> settings, Comparator<Setting> order) {
        List<Integer> next = new ArrayList<>(Collections.nCopies(settings.size(), settings.size()));
        Deque<Integer> waiting = new ArrayDeque<>();
        for (int i = 0; i < settings.size(); i++) {
            while (!waiting.isEmpty() && order.compare(settings.get(i), settings.get(waiting.getLast())) < 0) {
                next.set(waiting.removeLast(), i);
            }
            waiting.addLast(i);
        }
        return next;
    }

    /** The first later segment to which a segment does not keep, or the number of segments. */
    int nextDrop(int segment) {
        return drops.get(segment);
    }

    /** The lowest from a segment on. */
    Setting lowestFrom(int segment) {
        return lowest.get(segment);
    }
}
