// SPDX-License-Identifier: Apache-2.0
package io.ferrule.benchmarks.ids;

import io.ferrule.benchmarks.measurement.MarkdownTable;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What became of the attacks, class by class.
 *
 * @param outcomes of all runs
 */
record RecallTable(List<Outcome> outcomes) {

    RecallTable {
        outcomes = List.copyOf(outcomes);
    }

    MarkdownTable classes() {
        Map<String, List<Outcome>> byClass = outcomes.stream()
                .collect(Collectors.groupingBy(
                        outcome -> outcome.attack().type(), LinkedHashMap::new, Collectors.toList()));
        MarkdownTable table = new MarkdownTable(
                "class",
                "ways",
                "runs",
                "found",
                "found with context",
                "named",
                "blocked",
                "line (median, worst)",
                "seconds (median, worst)",
                "others disturbed");
        byClass.forEach((type, runs) -> row(table, type, runs));
        row(table, "all", outcomes);
        return table;
    }

    private static void row(MarkdownTable table, String type, List<Outcome> runs) {
        long ways =
                runs.stream().map(outcome -> outcome.attack().name()).distinct().count();
        List<Outcome> found = runs.stream().filter(Outcome::detected).toList();
        List<Long> lines = found.stream().map(Outcome::line).sorted().toList();
        List<Long> seconds = found.stream()
                .map(outcome -> outcome.after().toSeconds())
                .sorted()
                .toList();
        table.row(
                type,
                Long.toString(ways),
                Integer.toString(runs.size()),
                share(runs, Outcome::detected),
                share(runs.stream().filter(Outcome::told).toList(), Outcome::detected),
                share(runs, Outcome::named),
                share(runs, Outcome::blocked),
                spread(lines),
                spread(seconds),
                Integer.toString(
                        runs.stream().mapToInt(run -> run.disturbed().size()).sum()));
    }

    private static String share(List<Outcome> runs, Predicate<Outcome> which) {
        return String.format(Locale.ROOT, "%.3f", runs.stream().filter(which).count() / (double) runs.size());
    }

    private static String spread(List<Long> sorted) {
        return sorted.isEmpty() ? "-" : sorted.get(sorted.size() / 2) + ", " + sorted.get(sorted.size() - 1);
    }

    /** What was not found, and who was alerted on or blocked beside it. */
    String misses() {
        StringBuilder text = new StringBuilder();
        Map<String, Long> missed = outcomes.stream()
                .filter(outcome -> !outcome.detected())
                .collect(Collectors.groupingBy(RecallTable::title, TreeMap::new, Collectors.counting()));
        missed.forEach((title, runs) -> text.append("- missed ")
                .append(runs)
                .append(" times: ")
                .append(title)
                .append('\n'));
        Map<String, Long> unnamed = outcomes.stream()
                .filter(outcome -> outcome.detected() && !outcome.named())
                .collect(Collectors.groupingBy(RecallTable::title, TreeMap::new, Collectors.counting()));
        unnamed.forEach((title, runs) -> text.append("- under another name ")
                .append(runs)
                .append(" times: ")
                .append(title)
                .append('\n'));
        outcomes.stream()
                .sorted(Comparator.comparing(RecallTable::title))
                .filter(outcome ->
                        !outcome.disturbed().isEmpty() || !outcome.wronged().isEmpty())
                .forEach(outcome -> text.append("- beside ")
                        .append(title(outcome))
                        .append(": alerts ")
                        .append(outcome.disturbed())
                        .append(", honest frames blocked ")
                        .append(counted(outcome.wronged()))
                        .append('\n'));
        return text.toString();
    }

    private static Map<String, Long> counted(List<String> rules) {
        return rules.stream().collect(Collectors.groupingBy(rule -> rule, TreeMap::new, Collectors.counting()));
    }

    private static String title(Outcome outcome) {
        return outcome.attack().type() + " " + outcome.attack().name() + (outcome.told() ? "" : ", nothing told");
    }
}
