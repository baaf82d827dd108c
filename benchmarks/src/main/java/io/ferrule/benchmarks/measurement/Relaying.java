// SPDX-License-Identifier: Apache-2.0
package io.ferrule.benchmarks.measurement;

import io.ferrule.benchmarks.stations.Pace;
import io.ferrule.benchmarks.stations.Traffic;
import io.ferrule.benchmarks.subjects.GatewaySettings;
import io.ferrule.benchmarks.subjects.Jdk;
import io.ferrule.benchmarks.subjects.JvmFlags;
import io.ferrule.benchmarks.subjects.Subject;
import io.ferrule.benchmarks.subjects.Tunnel;
import io.ferrule.benchmarks.subjects.Workbench;
import java.io.IOException;
import java.io.PrintStream;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Compares the gateway with a bare relay, with programs in C and with no relay at all.
 *
 * @param bench where subjects are started
 * @param out where tables go
 */
public record Relaying(Workbench bench, PrintStream out) {

    private static final int STATIONS = 50;
    private static final int CALLS_PER_SECOND = 20;

    /** CPU of forwarding when each station calls again at once. */
    public void closedLoop(Jdk jdk, Schedule schedule)
            throws IOException, GeneralSecurityException, InterruptedException {
        for (Traffic traffic : Traffic.values()) {
            out.println("### Closed loop, " + STATIONS + " stations, " + traffic + ", " + jdk.name() + "\n");
            Comparison comparison = new Comparison(schedule, STATIONS, Pace.closedLoop(), traffic);
            out.println(tables(jdk, comparison).costs());
        }
    }

    /** Latency and CPU at a rate far below what anything here can do. */
    public void paced(Jdk jdk, Schedule schedule) throws IOException, GeneralSecurityException, InterruptedException {
        out.println("### " + STATIONS + " stations x " + CALLS_PER_SECOND + "/s, " + jdk.name() + "\n");
        Comparison comparison =
                new Comparison(schedule, STATIONS, Pace.perSecond(CALLS_PER_SECOND), Traffic.DATA_TRANSFER);
        SampleTables tables = tables(jdk, comparison);
        out.println(tables.latencies());
        out.println(tables.costs());
    }

    private SampleTables tables(Jdk jdk, Comparison comparison)
            throws IOException, GeneralSecurityException, InterruptedException {
        List<Subject> subjects = new ArrayList<>();
        try {
            subjects.add(bench.direct());
            for (Tunnel tunnel : Tunnel.values()) {
                Optional<Subject> subject = bench.tunnel(tunnel);
                subject.ifPresentOrElse(subjects::add, () -> out.println(tunnel.program() + ": not installed\n"));
            }
            Subject relay = bench.bareRelay(jdk, JvmFlags.documented());
            subjects.add(relay);
            subjects.add(bench.gateway(jdk, JvmFlags.documented(), GatewaySettings.forwarding()));
            subjects.add(bench.gateway(jdk, JvmFlags.documented(), GatewaySettings.observing()));
            List<Series> all = comparison.run(subjects);
            return new SampleTables(all, all.get(subjects.indexOf(relay)), "the bare relay", all.get(0));
        } finally {
            subjects.forEach(Subject::close);
        }
    }
}
