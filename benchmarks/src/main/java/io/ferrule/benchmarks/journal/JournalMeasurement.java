// SPDX-License-Identifier: Apache-2.0
package io.ferrule.benchmarks.journal;

import io.ferrule.benchmarks.measurement.MarkdownTable;
import io.ferrule.benchmarks.measurement.Medians;
import io.ferrule.benchmarks.measurement.Schedule;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/** Messages a second through the journal with real syncs, and how long a full one takes to open. */
public final class JournalMeasurement {

    private static final int ENTRIES = 100_000;

    private final Path directory;
    private final PrintStream out;

    /**
     * Measures on the disk below a directory.
     *
     * @param directory an existing one; everything in it that was made here is taken away again
     * @param out for the tables
     */
    public JournalMeasurement(Path directory, PrintStream out) {
        this.directory = directory;
        this.out = out;
    }

    /** Prints both tables. */
    public void run(Schedule schedule) throws Exception {
        throughput(schedule);
        recovery(schedule);
    }

    private void throughput(Schedule schedule) throws Exception {
        inFreshDirectory(fresh -> {
            try (Store store = FerruleJournal.readable(fresh)) {
                return Throughput.of(store, 10, schedule.warmUp());
            }
        });
        Map<String, List<Throughput>> passes = new LinkedHashMap<>();
        for (int pass = 0; pass < schedule.passes(); pass++) {
            for (Row row : rows()) {
                Throughput found = inFreshDirectory(fresh -> {
                    try (Store store = row.opening().in(fresh)) {
                        return Throughput.of(store, row.stations(), schedule.measure());
                    }
                });
                passes.computeIfAbsent(row.name(), name -> new ArrayList<>()).add(found);
            }
        }
        print(passes);
    }

    private static List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        rows.add(new Row("bare file, write and fdatasync", 1, BareFile::new));
        rows.add(new Row("SQLite, a transaction each", 1, BareSqlite::new));
        for (int stations : List.of(1, 10, 100)) {
            rows.add(new Row("journal, " + stations + " stations", stations, FerruleJournal::readable));
        }
        rows.add(new Row("journal with a key, 100 stations", 100, FerruleJournal::encrypted));
        return rows;
    }

    private void print(Map<String, List<Throughput>> passes) {
        List<Throughput> bare = passes.values().iterator().next();
        MarkdownTable table =
                new MarkdownTable("subject", "messages/s", "of the bare file (range)", "p50 ms", "p99 ms");
        passes.forEach((name, found) -> {
            List<Double> ratios = new ArrayList<>();
            for (int i = 0; i < found.size(); i++) {
                ratios.add(found.get(i).perSecond() / bare.get(i).perSecond());
            }
            table.row(
                    name,
                    String.format(Locale.ROOT, "%,.0f", median(found, Throughput::perSecond)),
                    Medians.withRange(ratios),
                    millis(found, 0.5),
                    millis(found, 0.99));
        });
        out.println("### Journal, acknowledged messages\n\n" + table);
    }

    private void recovery(Schedule schedule) throws Exception {
        List<Recovery> closed = new ArrayList<>();
        List<Recovery> cut = new ArrayList<>();
        inFreshDirectory(fresh -> {
            Path filled = Files.createDirectory(fresh.resolve("closed"));
            Path torn = Files.createDirectory(fresh.resolve("cut"));
            Recovery.prepare(filled, torn, ENTRIES);
            for (int pass = 0; pass < schedule.passes(); pass++) {
                closed.add(Recovery.of(filled));
                Path again = Files.createDirectory(fresh.resolve("cut" + pass));
                copy(torn, again);
                cut.add(Recovery.of(again));
            }
            return true;
        });
        MarkdownTable table = new MarkdownTable("100,000 entries", "ms until open", "ms until the first entry", "MiB");
        recoveryRow(table, "closed in order", closed);
        recoveryRow(table, "power cut", cut);
        out.println("### Journal, opening\n\n" + table);
    }

    private static void recoveryRow(MarkdownTable table, String name, List<Recovery> found) {
        table.row(
                name,
                String.format(Locale.ROOT, "%,.0f", median(found, Recovery::openMillis)),
                String.format(Locale.ROOT, "%,.0f", median(found, Recovery::firstMillis)),
                String.format(Locale.ROOT, "%.1f", found.get(0).bytes() / 1048576.0));
    }

    private static String millis(List<Throughput> found, double share) {
        return String.format(
                Locale.ROOT, "%.2f", median(found, pass -> pass.latency().quantile(share) / 1e6));
    }

    private static <T> double median(List<T> passes, ToDoubleFunction<T> value) {
        return Medians.median(passes.stream().map(value::applyAsDouble).toList());
    }

    private <T> T inFreshDirectory(Work<T> work) throws Exception {
        Path fresh = Files.createTempDirectory(directory, "journal");
        try {
            return work.in(fresh);
        } finally {
            remove(fresh);
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
        }
    }

    private static void remove(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    /** One row of the table. */
    private record Row(String name, int stations, Work<Store> opening) {}

    /** Something done in a directory. */
    @FunctionalInterface
    private interface Work<T> {
        T in(Path directory) throws Exception;
    }
}
