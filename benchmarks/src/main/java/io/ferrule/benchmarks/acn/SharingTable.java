// SPDX-License-Identifier: Apache-2.0
package io.ferrule.benchmarks.acn;

import io.ferrule.benchmarks.measurement.MarkdownTable;
import io.ferrule.benchmarks.microbench.Outcome;
import java.util.List;
import java.util.Locale;

/** What one decision costs, by policy. */
public final class SharingTable {

    private SharingTable() {}

    /** One row for each benchmark. */
    public static MarkdownTable of(List<Outcome> outcomes) {
        MarkdownTable table = new MarkdownTable("policy", "CPU ms a decision", "KiB allocated");
        for (Outcome outcome : outcomes) {
            table.row(
                    outcome.method(),
                    String.format(Locale.ROOT, "%.3f", outcome.cpuNanos() / 1e6),
                    String.format(Locale.ROOT, "%,.0f", outcome.bytes() / 1_024));
        }
        return table;
    }
}
