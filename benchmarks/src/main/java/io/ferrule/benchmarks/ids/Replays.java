// SPDX-License-Identifier: Apache-2.0
package io.ferrule.benchmarks.ids;

import io.ferrule.benchmarks.measurement.MarkdownTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How fast {@code ferrule replay} goes through a capture, as a user runs it, start of the program included, in a heap of 64 MiB.
 *
 * @param project root of the project, where the launcher is
 */
record Replays(Path project) {

    private static final String HEAP = "-Xmx64m";
    private static final int PASSES = 3;
    private static final Pattern FRAMES = Pattern.compile("\"frames\":([0-9]+)");

    /** One row for each capture. */
    MarkdownTable table(boolean quick) throws IOException, InterruptedException {
        Path directory = Files.createDirectories(project.resolve("benchmarks/target/ids"));
        MarkdownTable table = new MarkdownTable("capture", "lines", "MB", "seconds", "frames/s", "largest memory, MiB");
        Duration length = quick ? Duration.ofHours(24) : Duration.ofDays(7);
        row(table, "60 honest stations", directory.resolve("honest.jsonl"), Captures.honest(length));
        row(table, "made-up identities", directory.resolve("spray.jsonl"), Captures.spray(quick ? 5_000 : 40_000));
        return table;
    }

    private void row(MarkdownTable table, String name, Path capture, Captures.Source source)
            throws IOException, InterruptedException {
        long lines = Captures.write(capture, source);
        List<Run> runs = new ArrayList<>();
        for (int i = 0; i < PASSES; i++) {
            runs.add(run(capture));
        }
        runs.sort((a, b) -> Long.compare(a.nanos, b.nanos));
        Run median = runs.get(PASSES / 2);
        table.row(
                name,
                String.format(Locale.ROOT, "%,d", lines),
                String.format(Locale.ROOT, "%.0f", Files.size(capture) / 1e6),
                String.format(Locale.ROOT, "%.1f", median.nanos / 1e9),
                String.format(Locale.ROOT, "%,.0f", median.frames / (median.nanos / 1e9)),
                Long.toString(runs.stream().mapToLong(Run::kilobytes).max().orElse(0) / 1_024));
        Files.delete(capture);
    }

    private record Run(long nanos, long frames, long kilobytes) {}

    private Run run(Path capture) throws IOException, InterruptedException {
        Path answers = capture.resolveSibling("answers.jsonl");
        ProcessBuilder builder =
                new ProcessBuilder(project.resolve("ferrule").toString(), "replay", capture.toString());
        builder.environment().put("JAVA_OPTS", HEAP);
        long before = System.nanoTime();
        Process process = builder.redirectOutput(answers.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        long largest = 0;
        while (!process.waitFor(50, java.util.concurrent.TimeUnit.MILLISECONDS)) {
            largest = Math.max(largest, largest(process.pid()));
        }
        long nanos = System.nanoTime() - before;
        if (process.exitValue() > 1) {
            throw new IOException("ferrule replay ended with " + process.exitValue());
        }
        return new Run(nanos, frames(answers), largest);
    }

    private static long largest(long pid) throws IOException {
        Path status = Path.of("/proc", Long.toString(pid), "status");
        if (!Files.exists(status)) {
            return 0;
        }
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("VmHWM:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
                .findFirst()
                .orElse(0);
    }

    private static long frames(Path answers) throws IOException {
        List<String> lines = Files.readAllLines(answers);
        Matcher matcher = FRAMES.matcher(lines.get(lines.size() - 1));
        if (!matcher.find()) {
            throw new IOException("ferrule replay wrote no summary");
        }
        return Long.parseLong(matcher.group(1));
    }
}
