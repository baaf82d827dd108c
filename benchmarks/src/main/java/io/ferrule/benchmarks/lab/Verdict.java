// SPDX-License-Identifier: Apache-2.0
package io.ferrule.benchmarks.lab;

import io.ferrule.benchmarks.lab.oracle.Breach;
import io.ferrule.benchmarks.lab.scenario.Kind;
import java.util.List;

/**
 * How a run ended.
 *
 * @param seed which run
 * @param kind what it was about
 * @param outcome in a word
 * @param facts what it came to
 * @param breaches promises that were not kept; for a skipped run empty
 */
public record Verdict(long seed, Kind kind, Outcome outcome, Facts facts, List<Breach> breaches) {

    /** Copies the breaches. */
    public Verdict {
        breaches = List.copyOf(breaches);
    }

    /** An outcome in a word. */
    public enum Outcome {
        OK,
        FAILED,
        /** This machine does not permit it. */
        SKIPPED
    }

    /**
     * What a run came to.
     *
     * @param millis how long it took
     * @param messages billing messages that were acknowledged to stations
     * @param repeats how often the CSMS heard what it had heard before, refusals among it
     */
    public record Facts(long millis, long messages, long repeats) {}
}
