// SPDX-License-Identifier: Apache-2.0
package io.ferrule.benchmarks.measurement;

import io.ferrule.benchmarks.stations.Pace;
import io.ferrule.benchmarks.stations.Traffic;
import io.ferrule.benchmarks.subjects.GatewaySettings;
import io.ferrule.benchmarks.subjects.Jdk;
import io.ferrule.benchmarks.subjects.Workbench;
import java.io.IOException;
import java.io.PrintStream;
import java.security.GeneralSecurityException;
import java.util.List;

/**
 * What it costs to be ready for an outage while there is none: the gateway in buffer mode beside the same in mirror mode.
 *
 * @param bench where subjects are started
 * @param out where tables go
 */
public record BufferOverhead(Workbench bench, PrintStream out) {

    private static final int STATIONS = 50;
    private static final List<Integer> CALLS_PER_SECOND = List.of(2, 10);

    /** Billing messages, each another one, at two rates. */
    public void run(Jdk jdk, Schedule schedule) throws IOException, GeneralSecurityException, InterruptedException {
        GatewaySettings mirror = GatewaySettings.observing();
        for (int rate : CALLS_PER_SECOND) {
            out.println("### Buffer mode online, " + STATIONS + " stations x " + rate + "/s, " + jdk.name() + "\n");
            Comparison comparison = new Comparison(schedule, STATIONS, Pace.perSecond(rate), Traffic.METER_VALUES);
            new SideBySide(bench, out).run(jdk, comparison, "mirror mode", List.of(mirror, mirror.buffering()));
        }
    }
}
