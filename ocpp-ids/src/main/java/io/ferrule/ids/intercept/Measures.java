// SPDX-License-Identifier: Apache-2.0
package io.ferrule.ids.intercept;

import io.ferrule.ids.intercept.Measure.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The measures in force, at most ten thousand; when there are more, the one that was taken longest ago ends. Safe for use by several
 * threads.
 */
final class Measures {

    private static final int MOST = 10_000;

    private final Map<String, Measure> inForce = new LinkedHashMap<>();

    /** Takes a measure, or leaves one that is in force as it is. The measure if it is new. */
    synchronized Optional<Measure> take(Kind kind, String subject, Instant now, Duration length, String reason) {
        if (length.isZero() || find(kind, subject, now).isPresent()) {
            return Optional.empty();
        }
        Measure measure = new Measure(kind, subject, now, now.plus(length), reason);
        inForce.put(key(kind, subject), measure);
        if (inForce.size() > MOST) {
            inForce.remove(inForce.keySet().iterator().next());
        }
        return Optional.of(measure);
    }

    synchronized Optional<Measure> find(Kind kind, String subject, Instant now) {
        Optional<Measure> found = Optional.ofNullable(inForce.get(key(kind, subject)));
        if (found.filter(measure -> !now.isBefore(measure.until())).isPresent()) {
            inForce.remove(key(kind, subject));
            return Optional.empty();
        }
        return found;
    }

    /** Ends a measure before its time; whether there was one. */
    synchronized boolean end(Kind kind, String subject) {
        return inForce.remove(key(kind, subject)) != null;
    }

    synchronized List<Measure> all(Instant now) {
        inForce.values().removeIf(measure -> !now.isBefore(measure.until()));
        List<Measure> all = new ArrayList<>(inForce.values());
        all.sort(Comparator.comparing(Measure::since));
        return all;
    }

    private static String key(Kind kind, String subject) {
        return kind + "\n" + subject;
    }
}
