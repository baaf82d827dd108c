// SPDX-License-Identifier: Apache-2.0
package io.ferrule.benchmarks.measurement;

import io.ferrule.benchmarks.stations.LoadResult;
import io.ferrule.benchmarks.subjects.ProcessCosts;

/**
 * One subject in one pass.
 *
 * @param load what the stations saw
 * @param cpuSeconds what the subject's process used meanwhile
 * @param after state of the process at the end
 */
public record Sample(LoadResult load, double cpuSeconds, ProcessCosts after) {

    /** User and system time of the subject for one call and its result, in microseconds. */
    public double cpuMicros() {
        return cpuSeconds * 1e6 / load.roundTrips();
    }
}
