// SPDX-License-Identifier: Apache-2.0
package io.ferrule.benchmarks.microbench;

import io.ferrule.benchmarks.frames.FrameKind;
import io.ferrule.benchmarks.measurement.MarkdownTable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Methods as rows, kinds of frames as columns, CPU time and allocation in the cells.
 *
 * @param outcomes of all methods on all kinds
 */
public record FrameTable(List<Outcome> outcomes) {

    /** CPU nanoseconds, and bytes allocated in brackets. */
    public MarkdownTable absolute() throws IOException {
        MarkdownTable table = header("CPU ns (bytes allocated)");
        for (String method : methods()) {
            row(table, method, kind -> {
                Outcome outcome = find(method, kind);
                return String.format(Locale.ROOT, "%,.0f (%,.0f)", outcome.cpuNanos(), outcome.bytes());
            });
        }
        return table;
    }

    /** CPU time divided by that of another method. */
    public MarkdownTable beside(String yardstick) throws IOException {
        MarkdownTable table = header("CPU time, " + yardstick + " = 1");
        for (String method : methods()) {
            row(table, method, kind -> {
                double ratio =
                        find(method, kind).cpuNanos() / find(yardstick, kind).cpuNanos();
                return String.format(Locale.ROOT, "%.2f", ratio);
            });
        }
        return table;
    }

    /** What stands in the column of a kind. */
    private interface Cell {
        String of(FrameKind kind);
    }

    private static MarkdownTable header(String title) throws IOException {
        List<String> columns = new ArrayList<>(List.of(title));
        for (FrameKind kind : FrameKind.values()) {
            columns.add(kind.action().name() + ", " + kind.text().length() + " B");
        }
        return new MarkdownTable(columns.toArray(String[]::new));
    }

    private static void row(MarkdownTable table, String method, Cell cell) {
        List<String> cells = new ArrayList<>(List.of(method));
        Arrays.stream(FrameKind.values()).map(cell::of).forEach(cells::add);
        table.row(cells.toArray(String[]::new));
    }

    private List<String> methods() {
        return outcomes.stream().map(Outcome::method).distinct().toList();
    }

    private Outcome find(String method, FrameKind kind) {
        return outcomes.stream()
                .filter(it -> it.method().equals(method) && it.kind().equals(kind.name()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(method + " was not measured on " + kind));
    }
}
