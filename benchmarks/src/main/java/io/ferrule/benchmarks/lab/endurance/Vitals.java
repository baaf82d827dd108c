// SPDX-License-Identifier: Apache-2.0
package io.ferrule.benchmarks.lab.endurance;

import io.ferrule.benchmarks.subjects.ProcessCosts;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a gateway takes up at one moment, after a collection of its heap.
 *
 * @param seconds since the beginning
 * @param residentMib resident set
 * @param heapMib used after a full collection
 * @param threads of the process
 * @param files open file descriptors
 * @param databaseMib journal with its write-ahead log
 * @param pending entries that wait in the journal
 */
record Vitals(
        double seconds, double residentMib, double heapMib, int threads, int files, double databaseMib, int pending) {

    private static final double KIB = 1_024;
    private static final double MIB = 1_024 * 1_024;
    private static final Pattern USED = Pattern.compile("generation\\s+total \\d+K, used (\\d+)K");

    /** Looks at a process; its heap must be of the serial collector. */
    static Vitals of(long pid, double seconds, Path data, int pending) throws IOException {
        double heap = heap(pid);
        ProcessCosts costs = ProcessCosts.of(pid);
        return new Vitals(seconds, costs.residentMib(), heap, costs.threads(), files(pid), database(data), pending);
    }

    private static double heap(long pid) throws IOException {
        jcmd(pid, "GC.run");
        Matcher used = USED.matcher(jcmd(pid, "GC.heap_info"));
        double kib = 0;
        while (used.find()) {
            kib += Double.parseDouble(used.group(1));
        }
        return kib / KIB;
    }

    private static String jcmd(long pid, String command) throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                        "-J-XX:TieredStopAtLevel=1",
                        Long.toString(pid),
                        command)
                .redirectErrorStream(true)
                .start();
        try (BufferedReader lines = process.inputReader()) {
            return String.join("\n", lines.lines().toList());
        }
    }

    private static int files(long pid) throws IOException {
        try (Stream<Path> files = Files.list(Path.of("/proc", Long.toString(pid), "fd"))) {
            return (int) files.count();
        }
    }

    private static double database(Path data) throws IOException {
        return (size(data.resolve("journal.db")) + size(data.resolve("journal.db-wal"))) / MIB;
    }

    private static long size(Path file) throws IOException {
        try {
            return Files.size(file);
        } catch (NoSuchFileException e) {
            return 0;
        }
    }
}
