// SPDX-License-Identifier: Apache-2.0
package io.ferrule.benchmarks.ids;

import io.ferrule.benchmarks.ids.simulation.Estate;
import io.ferrule.benchmarks.ids.simulation.Simulation;
import io.ferrule.benchmarks.measurement.MarkdownTable;
import io.ferrule.ids.rule.RuleFiles;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.random.RandomGeneratorFactory;

/** How much memory an engine keeps for each station after a day of honest traffic. */
final class StationState {

    private static final Instant START = Instant.parse("2026-01-05T00:00:00Z");
    private static final Duration DAY = Duration.ofHours(24);
    private static final int FEW = 20;
    private static final int MANY = 220;

    private StationState() {}

    /** What two hundred stations more take, after so long. */
    static MarkdownTable table() {
        MarkdownTable table = new MarkdownTable("state of one station", "KiB");
        double bytes = (double) (kept(MANY) - kept(FEW)) / (MANY - FEW);
        table.row("after a day", String.format(Locale.ROOT, "%.1f", bytes / 1_024));
        return table;
    }

    /** Heap that goes when the engine goes. */
    private static long kept(int stations) {
        Listener[] engine = {new Listener(RuleFiles.builtIn(), (line, verdict) -> {})};
        Simulation simulation = new Simulation(
                START, RandomGeneratorFactory.of("L64X128MixRandom").create(3), line -> engine[0].accept(line));
        new Estate(simulation, stations).live(true);
        simulation.runUntil(START.plus(DAY));
        long with = used();
        engine[0] = new Listener(RuleFiles.builtIn(), (line, verdict) -> {});
        return with - used();
    }

    private static long used() {
        for (int i = 0; i < 4; i++) {
            System.gc();
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
