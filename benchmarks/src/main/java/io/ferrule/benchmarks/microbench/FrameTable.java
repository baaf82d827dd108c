// SPDX-License-Identifier: Apache-2.0
package io.ferrule.benchmarks.microbench;

import io.ferrule.benchmarks.frames.FrameKind;
import io.ferrule.benchmarks.measurement.MarkdownTable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/**
 * Families of frames as rows, methods as columns, CPU time and allocation in the cells.
 *
 * @param outcomes of all methods on the same frames
 */
public record FrameTable(List<Outcome> outcomes) {

    /** CPU nanoseconds, and bytes allocated in brackets. */
    public MarkdownTable absolute() throws IOException {
        return table(
                "CPU ns (bytes allocated)",
                outcome -> String.format(Locale.ROOT, "%,.0f (%,.0f)", outcome.cpuNanos(), outcome.bytes()));
    }

    /** CPU time divided by that of another method. */
    public MarkdownTable beside(String yardstick) throws IOException {
        return table("CPU time, " + yardstick + " = 1", outcome -> {
            double one = find(yardstick, outcome.kind()).cpuNanos();
            return String.format(Locale.ROOT, "%.2f", outcome.cpuNanos() / one);
        });
    }

    private MarkdownTable table(String title, Function<Outcome, String> cell) throws IOException {
        List<String> methods = outcomes.stream().map(Outcome::method).distinct().toList();
        List<String> columns = new ArrayList<>(List.of(title));
        columns.addAll(methods);
        MarkdownTable table = new MarkdownTable(columns.toArray(String[]::new));
        for (String kind : outcomes.stream().map(Outcome::kind).distinct().toList()) {
            List<String> cells = new ArrayList<>(List.of(FrameKind.valueOf(kind).title()));
            methods.stream().map(method -> cell.apply(find(method, kind))).forEach(cells::add);
            table.row(cells.toArray(String[]::new));
        }
        return table;
    }

    private Outcome find(String method, String kind) {
        return outcomes.stream()
                .filter(it -> it.method().equals(method) && it.kind().equals(kind))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(method + " was not measured on " + kind));
    }
}
