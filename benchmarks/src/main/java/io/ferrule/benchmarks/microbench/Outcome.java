// SPDX-License-Identifier: Apache-2.0
package io.ferrule.benchmarks.microbench;

import java.util.Optional;
import org.openjdk.jmh.results.RunResult;

/**
 * What JMH found out about one benchmark.
 *
 * @param method name of the method
 * @param kind value of the parameter {@code kind}, empty where there is none
 * @param cpuNanos CPU time of one operation
 * @param bytes bytes allocated by one operation
 */
public record Outcome(String method, String kind, double cpuNanos, double bytes) {

    static Outcome of(RunResult result) {
        String name = result.getParams().getBenchmark();
        String kind = Optional.ofNullable(result.getParams().getParam("kind")).orElse("");
        return new Outcome(
                name.substring(name.lastIndexOf('.') + 1),
                kind,
                score(result, CpuPerOperation.RESULT),
                score(result, "gc.alloc.rate.norm"));
    }

    private static double score(RunResult result, String name) {
        for (String key : result.getSecondaryResults().keySet()) {
            if (key.endsWith(name)) {
                return result.getSecondaryResults().get(key).getScore();
            }
        }
        return Double.NaN;
    }
}
