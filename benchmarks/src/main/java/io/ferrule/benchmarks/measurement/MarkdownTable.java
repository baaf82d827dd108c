// SPDX-License-Identifier: Apache-2.0
package io.ferrule.benchmarks.measurement;

import java.util.ArrayList;
import java.util.List;

/** A table as Markdown. Not safe for use by several threads. */
public final class MarkdownTable {

    private final List<List<String>> rows = new ArrayList<>();

    /** Starts with the names of the columns. */
    public MarkdownTable(String... columns) {
        rows.add(List.of(columns));
        rows.add(List.of(columns).stream().map(column -> "---").toList());
    }

    /** Adds a row; it must have as many cells as there are columns. */
    public void row(String... cells) {
        if (cells.length != rows.get(0).size()) {
            throw new IllegalArgumentException(
                    "a row needs " + rows.get(0).size() + " cells, this one has " + cells.length);
        }
        rows.add(List.of(cells));
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        rows.forEach(row -> text.append("| ").append(String.join(" | ", row)).append(" |\n"));
        return text.toString();
    }
}
