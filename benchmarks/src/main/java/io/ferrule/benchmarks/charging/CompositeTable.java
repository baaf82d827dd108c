// SPDX-License-Identifier: Apache-2.0
package io.ferrule.benchmarks.charging;

import io.ferrule.benchmarks.measurement.MarkdownTable;
import io.ferrule.benchmarks.microbench.Outcome;
import java.util.List;
import java.util.Locale;

/**
 * CPU time and allocation of each question.
 *
 * @param outcomes of {@link Composites}
 */
public record CompositeTable(List<Outcome> outcomes) {

    private static final double NANOS_OF_A_MICRO = 1_000;
    private static final double BYTES_OF_A_KIB = 1_024;

    /** One row for each question. */
    public MarkdownTable table() {
        MarkdownTable table = new MarkdownTable("24 h over 100 profiles", "CPU us", "KiB allocated");
        for (Outcome outcome : outcomes) {
            table.row(
                    outcome.method(),
                    String.format(Locale.ROOT, "%,.0f", outcome.cpuNanos() / NANOS_OF_A_MICRO),
                    String.format(Locale.ROOT, "%,.0f", outcome.bytes() / BYTES_OF_A_KIB));
        }
        return table;
    }
}
