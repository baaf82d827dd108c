// SPDX-License-Identifier: Apache-2.0
package io.ferrule.benchmarks.microbench;

import io.ferrule.benchmarks.frames.FrameKind;
import io.ferrule.benchmarks.subjects.Jdk;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Runs classes of JMH benchmarks, each method in a process of its own.
 *
 * @param jdk runtime of those processes
 * @param effort how long each is run
 */
public record MicroBenchmarks(Jdk jdk, Effort effort) {

    /** Runs all benchmarks of some classes. */
    public List<Outcome> run(Class<?>... classes) throws RunnerException {
        return run(new OptionsBuilder(), classes);
    }

    /** Runs all benchmarks of some classes on one kind of frame. */
    public List<Outcome> run(FrameKind kind, Class<?>... classes) throws RunnerException {
        return run(new OptionsBuilder().param("kind", kind.name()), classes);
    }

    private List<Outcome> run(ChainedOptionsBuilder options, Class<?>... classes) throws RunnerException {
        for (Class<?> benchmarks : classes) {
            options.include("^" + benchmarks.getName().replace(".", "\\.") + "\\.");
        }
        options.jvm(jdk.home().resolve("bin").resolve("java").toString())
                .jvmArgs(arguments())
                .forks(1)
                .warmupIterations(effort.warmUps())
                .warmupTime(TimeValue.milliseconds(effort.warmUp().toMillis()))
                .measurementIterations(effort.measurements())
                .measurementTime(TimeValue.milliseconds(effort.measurement().toMillis()))
                .addProfiler(GCProfiler.class)
                .addProfiler(CpuPerOperation.class)
                .shouldFailOnError(true)
                .verbosity(VerboseMode.SILENT);
        return outcomes(options);
    }

    private String[] arguments() {
        List<String> arguments =
                new ArrayList<>(List.of("-Xmx1g", "-XX:+UseSerialGC", "-Dslf4j.internal.verbosity=ERROR"));
        if (jdk.feature() >= 24) {
            // JMH asks sun.misc.Unsafe for things that these versions warn about.
            arguments.add("--sun-misc-unsafe-memory-access=allow");
        }
        return arguments.toArray(String[]::new);
    }

    private static List<Outcome> outcomes(ChainedOptionsBuilder options) throws RunnerException {
        Collection<RunResult> results = new Runner(options.build()).run();
        List<Outcome> outcomes = new ArrayList<>();
        results.forEach(result -> outcomes.add(Outcome.of(result)));
        return outcomes;
    }
}
