// SPDX-License-Identifier: Apache-2.0
package io.ferrule.ids;

import io.ferrule.ids.rule.Reaction;
import io.ferrule.ids.watch.Observation;
import io.ferrule.ids.watch.ObservationKind;
import java.util.Map;
import java.util.TreeMap;

/** Counts what an engine did. For one thread. */
public final class DetectorSummary {

    private final Map<String, Long> rules = new TreeMap<>();
    private long frames;
    private long connections;
    private long alerts;
    private long blocked;
    private long observed;

    DetectorSummary() {}

    void seen(Observation observation) {
        if (observation.decodedFrame()) {
            frames++;
        } else if (observation.kind() != ObservationKind.TICK) {
            connections++;
        }
    }

    void held(String rule, Reaction reaction) {
        rules.merge(rule, 1L, Long::sum);
        observed += reaction == Reaction.OBSERVE ? 1 : 0;
    }

    void alerted() {
        alerts++;
    }

    void blocked() {
        blocked++;
    }

    /**
     * Frames so far.
     *
     * @return the number
     */
    public long frames() {
        return frames;
    }

    /**
     * Connection events so far.
     *
     * @return the number
     */
    public long connections() {
        return connections;
    }

    /**
     * Alerts so far.
     *
     * @return the number
     */
    public long alerts() {
        return alerts;
    }

    /**
     * Frames that did not pass.
     *
     * @return the number
     */
    public long blockedFrames() {
        return blocked;
    }

    /**
     * How often a rule held that was only observed.
     *
     * @return the number
     */
    public long observed() {
        return observed;
    }

    /**
     * How often each rule held.
     *
     * @return numbers by the id of the rule
     */
    public Map<String, Long> rules() {
        return Map.copyOf(rules);
    }
}
