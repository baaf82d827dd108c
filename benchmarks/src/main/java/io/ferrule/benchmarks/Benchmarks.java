// SPDX-License-Identifier: Apache-2.0
package io.ferrule.benchmarks;

import io.ferrule.benchmarks.measurement.Relaying;
import io.ferrule.benchmarks.measurement.Schedule;
import io.ferrule.benchmarks.subjects.Jdk;
import io.ferrule.benchmarks.subjects.Workbench;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;

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
                case "relay" -> onBench((bench, jdk) -> new Relaying(bench, out).closedLoop(jdk, schedule));
                case "latency" -> onBench((bench, jdk) -> new Relaying(bench, out).paced(jdk, schedule));
                default -> throw new IllegalArgumentException("there is no measurement " + measurement);
            }
        }
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
