// SPDX-License-Identifier: Apache-2.0
package io.ferrule.benchmarks.footprint;

import io.ferrule.benchmarks.measurement.MarkdownTable;
import io.ferrule.benchmarks.measurement.Schedule;
import io.ferrule.benchmarks.stations.Pace;
import io.ferrule.benchmarks.stations.StationFleet;
import io.ferrule.benchmarks.stations.Traffic;
import io.ferrule.benchmarks.subjects.ChildProcess;
import io.ferrule.benchmarks.subjects.GatewaySettings;
import io.ferrule.benchmarks.subjects.Jdk;
import io.ferrule.benchmarks.subjects.JvmFlags;
import io.ferrule.benchmarks.subjects.ProcessCosts;
import io.ferrule.benchmarks.subjects.Subject;
import io.ferrule.benchmarks.subjects.Tunnel;
import io.ferrule.benchmarks.subjects.Workbench;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Starts subjects anew for each number of stations and looks at them under light load.
 *
 * @param bench where subjects are started
 * @param out where tables go
 */
public record FootprintMeasurement(Workbench bench, PrintStream out) {

    private static final List<Integer> STATIONS = List.of(10, 50, 500);
    private static final Pace PACE = Pace.perSecond(2);
    private static final double LARGEST_PART_LEFT_OUT = 0.3;

    /** Something that can be started again and again. */
    private interface Start {
        Optional<Subject> now() throws IOException, InterruptedException;
    }

    /** Measures the gateway, the bare relay and the programs in C. */
    public void run(Jdk jdk, Schedule schedule) throws IOException, InterruptedException {
        out.println("### Footprint, each station 2/s, " + jdk.name() + "\n");
        MarkdownTable table = new MarkdownTable(
                "subject",
                "CPU s until it listens",
                "idle: MiB / threads",
                "10 stations",
                "50 stations",
                "500 stations",
                "MiB a further station");
        for (Tunnel tunnel : Tunnel.values()) {
            measure(() -> bench.tunnel(tunnel), schedule, table);
        }
        JvmFlags flags = JvmFlags.documented();
        measure(() -> Optional.of(bench.bareRelay(jdk, flags)), schedule, table);
        measure(() -> Optional.of(bench.gateway(jdk, flags, GatewaySettings.defaults())), schedule, table);
        out.println(table);
        composition(jdk, flags, schedule);
    }

    private static void measure(Start start, Schedule schedule, MarkdownTable table)
            throws IOException, InterruptedException {
        String name = "";
        ProcessCosts idle = new ProcessCosts(0, 0, 0);
        ProcessCosts[] loaded = new ProcessCosts[STATIONS.size()];
        for (int i = 0; i < loaded.length; i++) {
            Optional<Subject> started = start.now();
            if (started.isEmpty()) {
                return;
            }
            try (Subject subject = started.get()) {
                name = subject.name();
                idle = subject.costs();
                loaded[i] = underLoad(subject, STATIONS.get(i), schedule);
            }
        }
        table.row(row(name, idle, loaded));
    }

    private static String[] row(String name, ProcessCosts idle, ProcessCosts[] loaded) {
        double further = (loaded[2].residentMib() - loaded[1].residentMib()) / (STATIONS.get(2) - STATIONS.get(1));
        return new String[] {
            name,
            number("%.2f", idle.cpuSeconds()),
            text(idle),
            text(loaded[0]),
            text(loaded[1]),
            text(loaded[2]),
            number("%.2f", further)
        };
    }

    private static ProcessCosts underLoad(Subject subject, int stations, Schedule schedule)
            throws IOException, InterruptedException {
        try (StationFleet fleet = StationFleet.connect(subject.endpoint(), "FP", stations, Traffic.METER_VALUES)) {
            fleet.drive(PACE, schedule.warmUp());
            fleet.drive(PACE, schedule.measure());
            return subject.costs();
        }
    }

    private void composition(Jdk jdk, JvmFlags flags, Schedule schedule) throws IOException, InterruptedException {
        JvmFlags tracked = flags.with(NativeMemory.OPTION);
        for (int stations : STATIONS) {
            try (Subject subject = bench.gateway(jdk, tracked, GatewaySettings.defaults());
                    StationFleet fleet =
                            StationFleet.connect(subject.endpoint(), "NM", stations, Traffic.METER_VALUES)) {
                fleet.drive(PACE, schedule.warmUp());
                long pid = subject.process().map(ChildProcess::pid).orElseThrow();
                String parts = NativeMemory.of(jdk, pid).stream()
                        .filter(part -> part.mib() > LARGEST_PART_LEFT_OUT)
                        .map(part -> part.category() + " " + number("%.1f", part.mib()))
                        .collect(Collectors.joining(", "));
                out.println(stations + " stations, committed MiB: " + parts + "; resident "
                        + number("%.0f", subject.costs().residentMib()) + "\n");
            }
        }
    }

    private static String text(ProcessCosts costs) {
        return number("%.0f", costs.residentMib()) + " / " + costs.threads();
    }

    private static String number(String format, double value) {
        return String.format(Locale.ROOT, format, value);
    }
}
