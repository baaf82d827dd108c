// SPDX-License-Identifier: Apache-2.0
package io.ferrule.benchmarks.stations;

/**
 * What a phase of load came to.
 *
 * @param roundTrips calls whose own result came back
 * @param lost calls that got no result, or something else
 * @param dropped stations whose connection ended
 * @param seconds how long it took
 * @param latency from when a call was due until its result was there
 */
public record LoadResult(long roundTrips, long lost, long dropped, double seconds, LatencyHistogram latency) {

    /** Results a second, all stations together. */
    public double perSecond() {
        return roundTrips / seconds;
    }

    /**
     * A quantile of the latency.
     *
     * @param share more than 0, at most 1
     * @return microseconds
     */
    public double micros(double share) {
        return latency.quantile(share) / 1_000.0;
    }
}
