// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.inspect;

import io.ferrule.gateway.inspect.Report.Table;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Writes the facts of a report for people: aligned columns under a heading for each table. */
public final class ReportText {

    private static final String GAP = "  ";

    private ReportText() {}

    /**
     * Writes the tables that have rows.
     *
     * @param report the report
     * @param out where to
     */
    public static void write(Report report, PrintWriter out) {
        for (Table table : report.tables()) {
            if (!table.rows().isEmpty()) {
                out.println(table.name());
                write(table.rows(), out);
                out.println();
            }
        }
    }

    private static void write(List<Map<String, String>> rows, PrintWriter out) {
        List<List<String>> lines = new ArrayList<>();
        List<String> heading = List.copyOf(rows.get(0).keySet());
        if (heading.size() > 2) {
            lines.add(heading);
        }
        rows.forEach(row -> lines.add(List.copyOf(row.values())));
        int[] widths = new int[heading.size()];
        lines.forEach(line -> {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], line.get(i).length());
            }
        });
        lines.forEach(line -> out.println(aligned(line, widths)));
    }

    private static String aligned(List<String> cells, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            line.append(GAP)
                    .append(cells.get(i))
                    .append(" ".repeat(widths[i] - cells.get(i).length()));
        }
        return line.toString().stripTrailing();
    }
}
