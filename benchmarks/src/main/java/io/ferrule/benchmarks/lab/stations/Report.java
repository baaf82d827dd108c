// SPDX-License-Identifier: Apache-2.0
package io.ferrule.benchmarks.lab.stations;

import io.ferrule.benchmarks.lab.oracle.Disturbance;
import io.ferrule.benchmarks.lab.oracle.Said;
import io.ferrule.benchmarks.lab.oracle.Told.Started;
import io.ferrule.benchmarks.lab.oracle.Told.StopGot;
import java.util.List;
import java.util.Map;

/**
 * What a station went through.
 *
 * @param said its billing messages in order
 * @param started numbers that it was told
 * @param stops remote stops that reached it
 * @param lastStatus time stamp of the last acknowledged status of each connector
 * @param disturbances times without a connection
 */
public record Report(
        List<Said> said,
        List<Started> started,
        List<StopGot> stops,
        Map<String, String> lastStatus,
        List<Disturbance> disturbances) {

    /** Copies everything. */
    public Report {
        said = List.copyOf(said);
        started = List.copyOf(started);
        stops = List.copyOf(stops);
        lastStatus = Map.copyOf(lastStatus);
        disturbances = List.copyOf(disturbances);
    }
}
