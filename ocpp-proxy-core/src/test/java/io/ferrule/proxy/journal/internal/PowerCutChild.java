// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.journal.internal;

import static io.ferrule.proxy.journal.Samples.NOON;

import io.ferrule.proxy.journal.JournalSettings;
import io.ferrule.proxy.testing.MutableClock;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** The process whose power is cut: runs a script and says, before and after each request, how far it is. */
final class PowerCutChild {

    private static final int TOGETHER = 3;
    private static final int REOPEN_AFTER = 21;

    private final FileOutputStream out = new FileOutputStream(FileDescriptor.out);
    private final JournalSettings settings;
    private final List<PowerCutScript.Step> steps;

    private PowerCutChild(Path file, List<PowerCutScript.Step> steps) {
        settings = JournalSettings.at(file).withClock(new MutableClock(NOON));
        this.steps = steps;
    }

    /** Arguments: the database, the seed, how many requests. */
    public static void main(String[] arguments) {
        new PowerCutChild(
                        Path.of(arguments[0]),
                        PowerCutScript.of(Long.parseLong(arguments[1]), Integer.parseInt(arguments[2])))
                .run();
    }

    private void run() {
        for (int from = 0; from < steps.size(); from += REOPEN_AFTER) {
            try (SqliteJournal journal = SqliteJournal.open(settings)) {
                checkpointOften(journal);
                run(journal, from, Math.min(steps.size(), from + REOPEN_AFTER));
            }
        }
    }

    private void run(SqliteJournal journal, int from, int to) {
        for (int next = from; next < to; next += TOGETHER) {
            int end = Math.min(to, next + TOGETHER);
            say("asked " + end);
            List<CompletableFuture<?>> asked = new ArrayList<>();
            for (PowerCutScript.Step step : steps.subList(next, end)) {
                asked.add(step.ask(journal)
                        .thenAccept(value -> say("done " + value))
                        .toCompletableFuture());
            }
            asked.forEach(CompletableFuture::join);
        }
    }

    /** Every few requests instead of every thousand pages, so that a short run has some. */
    private static void checkpointOften(SqliteJournal journal) {
        journal.writer()
                .submit(sql -> {
                    sql.execute("PRAGMA wal_autocheckpoint = 60");
                    return true;
                })
                .toCompletableFuture()
                .join();
    }

    private void say(String line) {
        try {
            out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
