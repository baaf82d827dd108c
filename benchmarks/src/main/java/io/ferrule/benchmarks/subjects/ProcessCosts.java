// SPDX-License-Identifier: Apache-2.0
package io.ferrule.benchmarks.subjects;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What a process has used so far, from {@code /proc} (Linux only).
 *
 * @param cpuSeconds user and system time, in steps of 10 ms
 * @param residentMib resident set
 * @param threads threads now
 */
public record ProcessCosts(double cpuSeconds, double residentMib, int threads) {

    // What /proc counts in, on every architecture that Linux runs on (USER_HZ).
    private static final double TICKS_PER_SECOND = 100;
    private static final int USER_TICKS = 11;
    private static final int SYSTEM_TICKS = 12;

    /** Reads the costs of a living process. */
    public static ProcessCosts of(long pid) throws IOException {
        Path directory = Path.of("/proc", Long.toString(pid));
        String stat = Files.readString(directory.resolve("stat"));
        // The name in brackets may hold blanks; fields are counted behind it.
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        double ticks = Double.parseDouble(fields[USER_TICKS]) + Double.parseDouble(fields[SYSTEM_TICKS]);
        String status = Files.readString(directory.resolve("status"));
        return new ProcessCosts(
                ticks / TICKS_PER_SECOND, number(status, "VmRSS") / 1024.0, (int) number(status, "Threads"));
    }

    private static long number(String status, String key) throws IOException {
        return status.lines()
                .filter(line -> line.startsWith(key + ":"))
                .map(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
                .findFirst()
                .orElseThrow(() -> new IOException("no " + key + " in the status of the process"));
    }
}
