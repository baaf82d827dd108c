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
 * What honest stations wait for the intrusion detection: a gateway without it beside one that observes and one whose frames wait for the
 * verdict. Readings of a meter are never blocked, however many come, so that every one makes its whole way.
 *
 * @param bench where subjects are started
 * @param out where tables go
 */
public record IdsOverhead(Workbench bench, PrintStream out) {

    private static final int STATIONS = 50;
    private static final int CALLS_PER_SECOND = 20;

    /** All three in turn, pass after pass. */
    public void run(Jdk jdk, Schedule schedule) throws IOException, GeneralSecurityException, InterruptedException {
        out.println("### Intrusion detection, " + STATIONS + " honest stations x " + CALLS_PER_SECOND + "/s, "
                + jdk.name() + "\n");
        Comparison comparison =
                new Comparison(schedule, STATIONS, Pace.perSecond(CALLS_PER_SECOND), Traffic.METER_VALUES);
        GatewaySettings without = GatewaySettings.observing();
        new SideBySide(bench, out)
                .run(
                        jdk,
                        comparison,
                        "without",
                        List.of(without, without.watching("observe"), without.watching("block")));
    }
}
