// SPDX-License-Identifier: Apache-2.0
package io.ferrule.benchmarks.lab;

import io.ferrule.benchmarks.lab.oracle.Promise;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Options of a command, each a word and its value.
 *
 * @param usage how the command is called
 * @param values by option
 */
record Words(String usage, Map<String, String> values) {

    Words {
        values = Map.copyOf(values);
    }

    /**
     * Reads options.
     *
     * @param usage names every option that there is
     */
    static Words parse(String usage, List<String> arguments) throws UsageException {
        Map<String, String> values = new HashMap<>();
        for (Iterator<String> rest = arguments.iterator(); rest.hasNext(); ) {
            String option = rest.next();
            if (!usage.contains("[" + option + " ") || !rest.hasNext()) {
                throw new UsageException("usage: benchmarks/run " + usage);
            }
            values.put(option, rest.next());
        }
        return new Words(usage, values);
    }

    Optional<String> text(String option) {
        return Optional.ofNullable(values.get(option));
    }

    /** How the gateway is configured. */
    Promise promise() throws UsageException {
        String word = text("--promise").orElse("buffer");
        return switch (word) {
            case "buffer" -> Promise.BUFFER;
            case "mirror" -> Promise.MIRROR;
            default -> throw new UsageException("--promise is buffer or mirror, not " + word);
        };
    }

    /** A number of at least 1. */
    long number(String option, long usual) throws UsageException {
        try {
            long number = text(option).map(Long::parseLong).orElse(usual);
            if (number >= 1) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Told below, as what is too small.
        }
        throw new UsageException(option + " must be a number from 1, usage: benchmarks/run " + usage);
    }
}
