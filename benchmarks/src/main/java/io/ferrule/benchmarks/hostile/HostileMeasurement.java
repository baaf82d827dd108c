// SPDX-License-Identifier: Apache-2.0
package io.ferrule.benchmarks.hostile;

import io.ferrule.benchmarks.measurement.MarkdownTable;
import io.ferrule.benchmarks.measurement.Schedule;
import io.ferrule.benchmarks.stations.Endpoint;
import io.ferrule.benchmarks.stations.LoadResult;
import io.ferrule.benchmarks.stations.Pace;
import io.ferrule.benchmarks.stations.StationFleet;
import io.ferrule.benchmarks.stations.Traffic;
import io.ferrule.benchmarks.subjects.ChildProcess;
import io.ferrule.benchmarks.subjects.GatewaySettings;
import io.ferrule.benchmarks.subjects.Jdk;
import io.ferrule.benchmarks.subjects.JvmFlags;
import io.ferrule.benchmarks.subjects.Subject;
import io.ferrule.benchmarks.subjects.Workbench;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What honest stations notice of an offender: the same stations with and without it, in turn.
 *
 * @param bench where gateways are started
 * @param out where tables go
 */
public record HostileMeasurement(Workbench bench, PrintStream out) {

    private static final int STATIONS = 50;
    private static final Pace PACE = Pace.perSecond(20);

    /** Measures each input against a gateway of its own, with default limits and the documented flags. */
    public void run(Jdk jdk, Schedule schedule) throws IOException, InterruptedException {
        out.println("### Hostile inputs, " + STATIONS + " honest stations x 20/s, " + jdk.name() + "\n");
        MarkdownTable table = new MarkdownTable(
                "input",
                "offender's connection",
                "honest calls lost",
                "honest stations dropped",
                "p99 quiet, us",
                "p99 attacked, us",
                "ratio (range)",
                "RSS MiB");
        for (HostileInput input : HostileInput.values()) {
            try (Subject subject = start(input, jdk)) {
                measure(subject, input, schedule, table);
            }
        }
        out.println(table);
    }

    private Subject start(HostileInput input, Jdk jdk) throws IOException, InterruptedException {
        if (input != HostileInput.BLOCKED_HANDLER) {
            return bench.gateway(jdk, JvmFlags.documented(), GatewaySettings.defaults());
        }
        ChildProcess process = bench.java(
                jdk,
                JvmFlags.documented().options(),
                BlockingGateway.class,
                List.of(bench.directory().toString(), Integer.toString(bench.csmsPort())));
        int port = Integer.parseInt(process.awaitReady().group(1));
        return new Subject("library with a blocking interceptor", Endpoint.plain(port), Optional.of(process));
    }

    private static void measure(Subject subject, HostileInput input, Schedule schedule, MarkdownTable table)
            throws IOException, InterruptedException {
        Attacker attacker = new Attacker(input, subject.endpoint());
        HonestSeries series = new HonestSeries();
        try (StationFleet honest = StationFleet.connect(subject.endpoint(), "HO", STATIONS, Traffic.METER_VALUES)) {
            honest.drive(PACE, schedule.warmUp());
            for (int pass = 0; pass < schedule.passes(); pass++) {
                LoadResult quiet = honest.drive(PACE, schedule.measure());
                series.add(quiet, attacked(honest, attacker, schedule));
            }
        }
        table.row(
                input.title(),
                attacker.endings(),
                Long.toString(series.lost()),
                Long.toString(series.dropped()),
                series.quiet(),
                series.attacked(),
                series.ratio(),
                String.format(Locale.ROOT, "%.0f", subject.costs().residentMib()));
    }

    private static LoadResult attacked(StationFleet honest, Attacker attacker, Schedule schedule)
            throws InterruptedException {
        Thread thread = new Thread(() -> attacker.attackFor(schedule.measure()), "attacker");
        thread.setDaemon(true);
        thread.start();
        LoadResult load = honest.drive(PACE, schedule.measure());
        thread.join();
        return load;
    }
}
