// SPDX-License-Identifier: Apache-2.0
package io.ferrule.benchmarks.microbench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.profile.InternalProfiler;
import org.openjdk.jmh.results.AggregationPolicy;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.ScalarResult;

/**
 * CPU time of all Java threads for one operation; compiler and collector are not counted. On a machine that does other
 * things too it says more than the time that passed.
 */
public final class CpuPerOperation implements InternalProfiler {

    /** Name of the result that this profiler adds, in nanoseconds. */
    public static final String RESULT = "cpu.norm";

    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private Map<Long, Long> before = Map.of();

    @Override
    public String getDescription() {
        return "CPU time of Java threads for one operation";
    }

    @Override
    public void beforeIteration(BenchmarkParams benchmark, IterationParams iteration) {
        before = cpuNanos();
    }

    @Override
    public List<Result<?>> afterIteration(
            BenchmarkParams benchmark, IterationParams iteration, IterationResult result) {
        long used = usedSince(before, cpuNanos());
        long operations = Math.max(1, result.getMetadata().getAllOps());
        return List.of(new ScalarResult(RESULT, (double) used / operations, "ns/op", AggregationPolicy.AVG));
    }

    /**
     * Thread by thread: one that has ended since, such as an idle one of a pool, takes nothing with it, and what it did since the
     * beginning is left out.
     */
    static long usedSince(Map<Long, Long> before, Map<Long, Long> now) {
        return now.entrySet().stream()
                .mapToLong(thread -> thread.getValue() - before.getOrDefault(thread.getKey(), 0L))
                .sum();
    }

    private Map<Long, Long> cpuNanos() {
        Map<Long, Long> used = new HashMap<>();
        for (long thread : threads.getAllThreadIds()) {
            used.put(thread, Math.max(0, threads.getThreadCpuTime(thread)));
        }
        return used;
    }
}
