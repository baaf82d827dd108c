// SPDX-License-Identifier: Apache-2.0
package io.ferrule.benchmarks.lab;

import io.ferrule.benchmarks.lab.oracle.Promise;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What {@code benchmarks/run lab} is asked to do.
 *
 * @param runs how many more runs, at least 1
 * @param seed seed of the first; the next ones count up, those that the state file knows are left out
 * @param parallel runs at the same time, at least 1
 * @param state file that sums over calls
 * @param minutes after so many no further run begins, at least 1
 * @param promise how the gateway is configured
 */
record LabOptions(long runs, long seed, int parallel, Optional<Path> state, long minutes, Promise promise) {

    private static final String USAGE =
            "lab [--runs N] [--seed S] [--parallel P] [--state FILE] [--minutes M]" + " [--promise buffer|mirror]";
    private static final long A_YEAR_OF_MINUTES = 525_600;

    static LabOptions parse(List<String> arguments) throws UsageException {
        Words words = Words.parse(USAGE, arguments);
        return new LabOptions(
                words.number("--runs", 10),
                words.number("--seed", 1),
                (int) words.number("--parallel", 2),
                words.text("--state").map(Path::of),
                words.number("--minutes", A_YEAR_OF_MINUTES),
                words.promise());
    }
}
