// SPDX-License-Identifier: Apache-2.0
package io.ferrule.benchmarks.ids;

import io.ferrule.benchmarks.ids.simulation.Estate;
import io.ferrule.benchmarks.ids.simulation.Recorded;
import io.ferrule.benchmarks.ids.simulation.Simulation;
import io.ferrule.benchmarks.measurement.MarkdownTable;
import io.ferrule.ids.IntrusionDetector;
import io.ferrule.ids.capture.CaptureLine;
import io.ferrule.ids.capture.CaptureReader;
import io.ferrule.ids.event.Event;
import io.ferrule.ids.event.FrameEvent;
import io.ferrule.ids.rule.Reaction;
import io.ferrule.ids.rule.RuleSet;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.random.RandomGeneratorFactory;

/** What one frame costs: taken apart, held against the schema, watched and judged, in one thread, with so many rules. */
final class FrameCost {

    private static final Instant START = Instant.parse("2026-01-05T06:00:00Z");
    private static final int STATIONS = 24;
    private static final int WARM_UPS = 4;
    private static final int PASSES = 5;
    private static final double NANOS_OF_A_MICRO = 1_000;

    private final List<Event> events = new ArrayList<>();

    /** Takes the frames of an honest estate for some hours. */
    FrameCost(Duration length) {
        CaptureReader reader = new CaptureReader();
        Simulation simulation = new Simulation(
                START, RandomGeneratorFactory.of("L64X128MixRandom").create(5), line -> keep(reader, line));
        new Estate(simulation, STATIONS).live(true);
        simulation.runUntil(START.plus(length));
    }

    private void keep(CaptureReader reader, Recorded recorded) {
        if (reader.read(recorded.line()) instanceof CaptureLine.Happened happened) {
            events.add(happened.event());
        }
    }

    /** One row for each number of rules; the sets take turns. */
    MarkdownTable table(int... counts) throws IOException {
        List<RuleSet> sets = new ArrayList<>();
        for (int count : counts) {
            sets.add(RuleSizes.of(count));
        }
        List<List<long[]>> passes =
                sets.stream().<List<long[]>>map(set -> new ArrayList<>()).toList();
        for (int pass = 0; pass < WARM_UPS + PASSES; pass++) {
            for (int i = 0; i < sets.size(); i++) {
                long[] nanos = pass(sets.get(i));
                if (pass >= WARM_UPS) {
                    passes.get(i).add(nanos);
                }
            }
        }
        MarkdownTable table =
                new MarkdownTable("rules", "frames", "p50 us", "p99 us", "p99.9 us", "frames/s of one thread");
        for (int i = 0; i < sets.size(); i++) {
            table.row(row(sets.get(i).rules().size(), passes.get(i)));
        }
        return table;
    }

    private long[] pass(RuleSet rules) {
        IntrusionDetector detector = new IntrusionDetector(rules, Reaction.BLOCK, Map.of());
        long[] nanos = new long[events.size()];
        int frames = 0;
        for (Event event : events) {
            long before = System.nanoTime();
            detector.accept(event);
            if (event instanceof FrameEvent) {
                nanos[frames++] = System.nanoTime() - before;
            }
        }
        return Arrays.copyOf(nanos, frames);
    }

    /** Of each figure the median of all passes. */
    private static String[] row(int rules, List<long[]> passes) {
        passes.forEach(Arrays::sort);
        double seconds = median(passes.stream()
                .mapToDouble(nanos -> Arrays.stream(nanos).sum() / 1e9)
                .toArray());
        int frames = passes.get(0).length;
        return new String[] {
            Integer.toString(rules),
            Integer.toString(frames),
            micros(passes, 0.5),
            micros(passes, 0.99),
            micros(passes, 0.999),
            String.format(Locale.ROOT, "%,.0f", frames / seconds)
        };
    }

    private static String micros(List<long[]> sorted, double share) {
        double[] all = sorted.stream()
                .mapToDouble(nanos -> nanos[(int) (nanos.length * share)] / NANOS_OF_A_MICRO)
                .toArray();
        return String.format(Locale.ROOT, "%.1f", median(all));
    }

    private static double median(double[] values) {
        Arrays.sort(values);
        return values[values.length / 2];
    }
}
