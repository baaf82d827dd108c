// SPDX-License-Identifier: Apache-2.0
package io.ferrule.benchmarks.ids;

import io.ferrule.benchmarks.ids.attack.RuleAttacks;
import io.ferrule.benchmarks.ids.attack.RuleAttacks.CostlyFile;
import io.ferrule.benchmarks.ids.simulation.Json;
import io.ferrule.benchmarks.measurement.MarkdownTable;
import io.ferrule.ids.IntrusionDetector;
import io.ferrule.ids.capture.CaptureLine;
import io.ferrule.ids.capture.CaptureReader;
import io.ferrule.ids.event.Event;
import io.ferrule.ids.rule.Reaction;
import io.ferrule.ids.rule.RuleFiles;
import io.ferrule.ids.rule.RuleReading;
import io.ferrule.ids.rule.RuleSet;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A59: what a file of rules that shall cost much costs: refused, or so much processor time for a frame that is made for it. */
final class RuleCost {

    private static final Instant START = Instant.parse("2026-01-05T06:00:00Z");
    private static final int FRAMES = 60;
    private static final int WARM_UP = 20;
    private static final int SWAP_EVERY = 20;

    private final List<Event> events = new ArrayList<>();

    /** Frames whose cards are long rows of one letter that end otherwise. */
    RuleCost() {
        CaptureReader reader = new CaptureReader();
        for (int i = 0; i < FRAMES; i++) {
            String frame = Json.call("r" + i, "Authorize", Json.object("idTag", "a".repeat(200 + i % 50) + "!" + i));
            String line = Json.object(
                            "t", START.plusSeconds(i).toString(), "station", "CP1", "from", "station", "frame", frame)
                    .toString();
            if (reader.read(line) instanceof CaptureLine.Happened happened) {
                events.add(happened.event());
            }
        }
    }

    /**
     * How a file was met.
     *
     * @param name its name
     * @param refusal the first problem, empty if it was taken
     * @param readMillis processor time for reading it
     * @param meanMicros processor time of a frame in the mean
     * @param worstMicros of the dearest frame
     */
    record Met(String name, String refusal, double readMillis, double meanMicros, double worstMicros) {}

    /** Every file, our own rules alone first, and sets that take turns while frames pass. */
    List<Met> all() throws IOException {
        List<Met> met = new ArrayList<>();
        RuleSet ours = RuleFiles.builtIn();
        pass(ours, ours);
        met.add(taken("our rules alone", 0, pass(ours, ours)));
        for (CostlyFile file : RuleAttacks.all()) {
            met.add(met(ours, file));
        }
        RuleSet more = ours.with(RuleSizes.of(200));
        met.add(taken("sets that take turns every twentieth frame", 0, pass(ours, more)));
        return met;
    }

    MarkdownTable table() throws IOException {
        MarkdownTable table =
                new MarkdownTable("file", "reading, ms", "refused because", "a frame, us", "dearest frame, us");
        for (Met met : all()) {
            boolean taken = met.refusal().isEmpty();
            table.row(
                    met.name(),
                    number(met.readMillis()),
                    taken ? "-" : met.refusal(),
                    taken ? number(met.meanMicros()) : "-",
                    taken ? number(met.worstMicros()) : "-");
        }
        return table;
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%,.0f", value);
    }

    private Met met(RuleSet ours, CostlyFile costly) throws IOException {
        Path file = Files.createTempFile("ferrule-costly", ".yaml");
        try {
            Files.writeString(file, costly.yaml().get());
            long before = cpu();
            RuleReading reading = RuleFiles.read(file);
            double millis = (cpu() - before) / 1e6;
            if (!reading.problems().isEmpty()) {
                String why = reading.problems().get(0).message();
                return new Met(costly.name(), why.substring(0, Math.min(80, why.length())), millis, 0, 0);
            }
            RuleSet both = ours.with(reading.rules());
            return taken(costly.name(), millis, pass(both, both));
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private static Met taken(String name, double readMillis, long[] nanos) {
        long sum = 0;
        long worst = 0;
        for (int i = WARM_UP; i < nanos.length; i++) {
            sum += nanos[i];
            worst = Math.max(worst, nanos[i]);
        }
        return new Met(name, "", readMillis, sum / 1e3 / (nanos.length - WARM_UP), worst / 1e3);
    }

    /** All frames; where the sets differ they take turns. */
    private long[] pass(RuleSet one, RuleSet other) {
        IntrusionDetector detector = new IntrusionDetector(one, Reaction.BLOCK, Map.of());
        long[] nanos = new long[events.size()];
        for (int i = 0; i < nanos.length; i++) {
            long before = cpu();
            if (one != other && i % SWAP_EVERY == 0) {
                detector.replace(i / SWAP_EVERY % 2 == 0 ? other : one);
            }
            detector.accept(events.get(i));
            nanos[i] = cpu() - before;
        }
        return nanos;
    }

    private static long cpu() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }
}
