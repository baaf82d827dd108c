// SPDX-License-Identifier: Apache-2.0
package io.ferrule.benchmarks.ids;

import io.ferrule.benchmarks.measurement.MarkdownTable;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** What was said for nothing. For one thread. */
final class QuietTable {

    private final Map<String, int[]> rows = new LinkedHashMap<>();
    private final Map<String, Integer> rules = new TreeMap<>();
    private final Map<String, String> samples = new TreeMap<>();

    void add(String title, Quiet.Report report) {
        int[] row = rows.computeIfAbsent(title, any -> new int[6]);
        row[0]++;
        row[1] += (int) report.lines();
        row[2] += report.falseAlerts();
        row[3] += report.notes();
        row[4] += report.wronged();
        row[5] += report.serious();
        report.alerts().forEach((rule, count) -> rules.merge(rule, count, Integer::sum));
        report.blocked().forEach((rule, count) -> rules.merge("blocked " + rule, count, Integer::sum));
        report.samples().forEach((rule, sample) -> samples.putIfAbsent(rule, title + ": " + sample));
    }

    MarkdownTable table() {
        MarkdownTable table = new MarkdownTable(
                "what",
                "runs",
                "lines",
                "false alerts",
                "of medium severity or more",
                "notes",
                "honest frames blocked");
        rows.forEach((title, row) -> table.row(
                title,
                Integer.toString(row[0]),
                Integer.toString(row[1]),
                Integer.toString(row[2]),
                Integer.toString(row[5]),
                Integer.toString(row[3]),
                Integer.toString(row[4])));
        return table;
    }

    /** How often each rule was wrong, and an example. */
    String samples() {
        StringBuilder text = new StringBuilder();
        rules.forEach((rule, count) -> text.append("- ")
                .append(rule)
                .append(" x ")
                .append(count)
                .append(": ")
                .append(samples.getOrDefault(rule, ""))
                .append('\n'));
        return text.toString();
    }
}
