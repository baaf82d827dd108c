// SPDX-License-Identifier: Apache-2.0
package io.ferrule.benchmarks;

import io.ferrule.benchmarks.acn.AcnMeasurement;
import io.ferrule.benchmarks.acn.SharingTable;
import io.ferrule.benchmarks.acn.SiteSharing;
import io.ferrule.benchmarks.charging.CompositeTable;
import io.ferrule.benchmarks.charging.Composites;
import io.ferrule.benchmarks.charging.StationMemory;
import io.ferrule.benchmarks.charging.WritesMeasurement;
import io.ferrule.benchmarks.footprint.FootprintMeasurement;
import io.ferrule.benchmarks.frames.Forwarding;
import io.ferrule.benchmarks.frames.FrameKind;
import io.ferrule.benchmarks.frames.FramePath;
import io.ferrule.benchmarks.frames.JsonLibraries;
import io.ferrule.benchmarks.handshake.Arithmetic;
import io.ferrule.benchmarks.handshake.Dials;
import io.ferrule.benchmarks.handshake.HandshakeTable;
import io.ferrule.benchmarks.handshake.Handshakes;
import io.ferrule.benchmarks.handshake.OpenSslHandshakes;
import io.ferrule.benchmarks.hostile.HostileMeasurement;
import io.ferrule.benchmarks.ids.IdsMeasurement;
import io.ferrule.benchmarks.journal.JournalMeasurement;
import io.ferrule.benchmarks.measurement.BufferOverhead;
import io.ferrule.benchmarks.measurement.IdsOverhead;
import io.ferrule.benchmarks.measurement.MarkdownTable;
import io.ferrule.benchmarks.measurement.Relaying;
import io.ferrule.benchmarks.measurement.Schedule;
import io.ferrule.benchmarks.microbench.Effort;
import io.ferrule.benchmarks.microbench.FrameTable;
import io.ferrule.benchmarks.microbench.MicroBenchmarks;
import io.ferrule.benchmarks.microbench.Outcome;
import io.ferrule.benchmarks.rotation.RotationMeasurement;
import io.ferrule.benchmarks.rotation.RotationMeasurement.Extent;
import io.ferrule.benchmarks.subjects.Jdk;
import io.ferrule.benchmarks.subjects.Workbench;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The command line behind {@code benchmarks/run}. Tables go to standard output. */
public final class Benchmarks {

    private final Options options;
    private final PrintStream out;

    private Benchmarks(Options options, PrintStream out) {
        this.options = options;
        this.out = out;
    }

    /** Runs what the arguments ask for; see {@link Options}. */
    public static void main(String[] arguments) throws Exception {
        new Benchmarks(Options.parse(List.of(arguments)), System.out).run();
    }

    private void run() throws Exception {
        Schedule schedule = options.quick() ? Schedule.quick() : Schedule.full();
        for (String measurement : options.measurements()) {
            switch (measurement) {
                case "frames" -> frames();
                case "handshake" -> handshake();
                case "relay" -> onBench((bench, jdk) -> new Relaying(bench, out).closedLoop(jdk, schedule));
                case "latency" -> onBench((bench, jdk) -> new Relaying(bench, out).paced(jdk, schedule));
                case "overhead" -> onBench((bench, jdk) -> new BufferOverhead(bench, out).run(jdk, schedule));
                case "hostile" -> onBench((bench, jdk) -> new HostileMeasurement(bench, out).run(jdk, schedule));
                case "footprint" -> onBench((bench, jdk) -> new FootprintMeasurement(bench, out).run(jdk, schedule));
                case "journal" -> journal(schedule);
                case "rotation" -> rotation();
                case "composite" -> composite();
                case "acn" -> acn();
                case "writes" -> writes();
                case "ids" -> ids();
                case "ids-latency" -> onBench((bench, jdk) -> new IdsOverhead(bench, out).run(jdk, schedule));
                default -> throw new IllegalArgumentException("there is no measurement " + measurement);
            }
        }
    }

    /** Kind by kind, so that what stands in one row was measured in the same minute, and the runtimes take turns. */
    private void frames() throws Exception {
        Effort effort = options.quick() ? Effort.quick() : Effort.many();
        Map<Jdk, List<Outcome>> steps = new LinkedHashMap<>();
        Map<Jdk, List<Outcome>> forwarding = new LinkedHashMap<>();
        for (FrameKind kind : FrameKind.values()) {
            for (Jdk jdk : options.jdks()) {
                MicroBenchmarks benchmarks = new MicroBenchmarks(jdk, effort);
                steps.computeIfAbsent(jdk, key -> new ArrayList<>())
                        .addAll(benchmarks.run(kind, JsonLibraries.class, FramePath.class));
            }
        }
        for (Jdk jdk : options.jdks()) {
            forwarding.put(jdk, new MicroBenchmarks(jdk, effort).run(Forwarding.class));
        }
        for (Jdk jdk : options.jdks()) {
            out.println("### Frames, " + jdk.name() + "\n\n" + Machine.describe());
            FrameTable table = new FrameTable(steps.getOrDefault(jdk, List.of()));
            out.println(table.absolute());
            out.println(table.beside("jacksonTokens"));
            out.println(new FrameTable(forwarding.getOrDefault(jdk, List.of())).absolute());
        }
    }

    private void handshake() throws Exception {
        for (Jdk jdk : options.jdks()) {
            out.println("### Handshakes, " + jdk.name() + "\n\n" + Machine.describe());
            MicroBenchmarks benchmarks = new MicroBenchmarks(jdk, options.quick() ? Effort.quick() : Effort.thorough());
            out.println(new HandshakeTable(benchmarks.run(Handshakes.class, Dials.class, Arithmetic.class)).table());
        }
        Duration each = Duration.ofSeconds(options.quick() ? 1 : 5);
        out.println("### Handshakes of openssl\n\n" + Machine.describe());
        out.println(new OpenSslHandshakes(each)
                .table()
                .map(MarkdownTable::toString)
                .orElse("openssl is not installed: not measured"));
    }

    private void rotation() throws Exception {
        Extent extent = options.quick() ? Extent.quick() : Extent.full();
        for (Jdk jdk : options.jdks()) {
            out.println(Machine.describe());
            new RotationMeasurement(options.project(), out).run(jdk, extent);
            out.println(Machine.describe());
        }
    }

    /** On the runtime that this program runs on: it is the disk that is measured. */
    private void journal(Schedule schedule) throws Exception {
        Path directory = options.project().resolve("benchmarks").resolve("target");
        out.println(Machine.describe());
        new JournalMeasurement(directory, out).run(schedule);
        out.println(Machine.describe());
    }

    private void composite() throws Exception {
        for (Jdk jdk : options.jdks()) {
            out.println("### Composite schedules, " + jdk.name() + "\n\n" + Machine.describe());
            MicroBenchmarks benchmarks = new MicroBenchmarks(jdk, options.quick() ? Effort.quick() : Effort.thorough());
            out.println(new CompositeTable(benchmarks.run(Composites.class)).table());
        }
        out.println("#### Memory of a station\n");
        new StationMemory(out).run(options.quick());
    }

    private void writes() {
        new WritesMeasurement(out).run(options.quick());
    }

    private void acn() throws Exception {
        out.println(Machine.describe());
        Path data = options.project().resolveSibling("shared").resolve("data").resolve("acn");
        new AcnMeasurement(data, out).run(options.quick());
        for (Jdk jdk : options.jdks()) {
            MicroBenchmarks benchmarks = new MicroBenchmarks(jdk, options.quick() ? Effort.quick() : Effort.thorough());
            out.println("#### 200 stations under 50 fuses, " + jdk.name() + "\n");
            out.println(SharingTable.of(benchmarks.run(SiteSharing.class)));
        }
    }

    /** On the runtime that this program runs on: what is found is the same on each. */
    private void ids() throws Exception {
        IdsMeasurement.Extent extent = options.quick() ? IdsMeasurement.Extent.quick() : IdsMeasurement.Extent.full();
        out.println("### Intrusion detection\n\n" + Machine.describe());
        new IdsMeasurement(out, extent).run(options.project());
        out.println(Machine.describe());
    }

    /** Something that is measured on each Java runtime. */
    @FunctionalInterface
    private interface OnBench {
        void measure(Workbench bench, Jdk jdk) throws Exception;
    }

    private void onBench(OnBench measurement) throws Exception {
        for (Jdk jdk : options.jdks()) {
            out.println(Machine.describe());
            try (Workbench bench = Workbench.open(options.project(), jdk)) {
                measurement.measure(bench, jdk);
            }
            out.println(Machine.describe());
        }
    }
}
