// SPDX-License-Identifier: Apache-2.0
package io.ferrule.benchmarks.lab;

import io.ferrule.benchmarks.lab.Verdict.Outcome;
import io.ferrule.benchmarks.lab.scenario.Kind;
import io.ferrule.benchmarks.measurement.MarkdownTable;
import java.util.List;

/**
 * All runs in one table.
 *
 * @param verdicts of all runs
 */
record LabSummary(List<Verdict> verdicts) {

    String table() {
        MarkdownTable table =
                new MarkdownTable("what goes wrong", "runs", "failed", "skipped", "billing messages", "arrived again");
        for (Kind kind : Kind.values()) {
            List<Verdict> some =
                    verdicts.stream().filter(it -> it.kind() == kind).toList();
            if (!some.isEmpty()) {
                row(table, kind.name(), some);
            }
        }
        row(table, "all", verdicts);
        return table.toString();
    }

    private static void row(MarkdownTable table, String name, List<Verdict> some) {
        table.row(
                name,
                Integer.toString(some.size()),
                count(some, Outcome.FAILED),
                count(some, Outcome.SKIPPED),
                Long.toString(
                        some.stream().mapToLong(it -> it.facts().messages()).sum()),
                Long.toString(
                        some.stream().mapToLong(it -> it.facts().repeats()).sum()));
    }

    private static String count(List<Verdict> some, Outcome outcome) {
        return Long.toString(some.stream().filter(it -> it.outcome() == outcome).count());
    }
}
