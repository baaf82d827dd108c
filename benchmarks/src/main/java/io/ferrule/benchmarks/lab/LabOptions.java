// SPDX-License-Identifier: Apache-2.0
package io.ferrule.benchmarks.lab;

import io.ferrule.benchmarks.lab.oracle.Promise;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What {@code benchmarks/run lab} is asked to do.
 *
 * @param runs how many more runs, at least 1
 * @param seed seed of the first; the next ones count up, those that the state file knows are left out
 * @param parallel runs at the same time
 * @param state file that sums over calls
 * @param minutes after so many no further run begins
 * @param promise how the gateway is configured
 */
record LabOptions(int runs, long seed, int parallel, Optional<Path> state, long minutes, Promise promise) {

    LabOptions {
        if (runs < 1 || parallel < 1 || minutes < 1) {
            throw new IllegalArgumentException("--runs, --parallel and --minutes must be at least 1");
        }
    }

    static LabOptions parse(List<String> arguments) {
        Map<String, String> values = new HashMap<>();
        for (Iterator<String> rest = arguments.iterator(); rest.hasNext(); ) {
            String key = rest.next();
            if (!List.of("--runs", "--seed", "--parallel", "--state", "--minutes", "--promise")
                            .contains(key)
                    || !rest.hasNext()) {
                throw new IllegalArgumentException("usage: benchmarks/run lab [--runs N] [--seed S] [--parallel P]"
                        + " [--state FILE] [--minutes M] [--promise buffer|mirror]");
            }
            values.put(key, rest.next());
        }
        return new LabOptions(
                Integer.parseInt(values.getOrDefault("--runs", "10")),
                Long.parseLong(values.getOrDefault("--seed", "1")),
                Integer.parseInt(values.getOrDefault("--parallel", "2")),
                Optional.ofNullable(values.get("--state")).map(Path::of),
                Long.parseLong(values.getOrDefault("--minutes", "1000000")),
                Promise.valueOf(values.getOrDefault("--promise", "buffer").toUpperCase(Locale.ROOT)));
    }
}
