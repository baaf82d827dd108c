// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A log of each station that lasts and is bounded. */
class SecurityLogTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    @TempDir
    Path dir;

    @Test
    void givesBackWhatWasWrittenAlsoToTheNextProcess() throws IOException {
        append(open(), entry(0));

        List<LogEntry> read = read(open(), LogSpan.everything());

        assertThat(read).containsExactly(entry(0));
    }

    @Test
    void stationsDoNotMix() throws IOException {
        SecurityLog log = open();
        append(log, entry(0));

        List<LogEntry> other =
                log.read("../CP001", LogSpan.everything()).toCompletableFuture().join();

        assertThat(other).isEmpty();
    }

    @Test
    void bothEndsOfASpanBelongToIt() throws IOException {
        SecurityLog log = open();
        IntStream.range(0, 5).forEach(i -> append(log, entry(i)));

        List<LogEntry> read = read(log, new LogSpan(Optional.of(NOW.plusSeconds(1)), Optional.of(NOW.plusSeconds(3))));

        assertThat(read).containsExactly(entry(1), entry(2), entry(3));
    }

    @Test
    void theEldestGoWhenThereIsNoMoreRoom() throws IOException {
        SecurityLog log = open();

        IntStream.range(0, 1_000).forEach(i -> append(log, entry(i)));

        List<LogEntry> read = read(log, LogSpan.everything());
        assertThat(read).hasSizeBetween(40, 90).endsWith(entry(998), entry(999));
        try (var files = Files.list(dir)) {
            assertThat(files.mapToLong(file -> file.toFile().length()).sum()).isLessThanOrEqualTo(4_096);
        }
    }

    @Test
    void halfALineThatALossOfPowerLeftIsRemoved() throws IOException {
        append(open(), entry(0));
        Files.writeString(dir.resolve("CP001.log"), "2026-01-01T00:00:01Z\tInvalid", StandardOpenOption.APPEND);

        append(open(), entry(2));

        assertThat(read(open(), LogSpan.everything())).containsExactly(entry(0), entry(2));
        assertThat(Files.readAllLines(dir.resolve("CP001.log"))).hasSize(2);
    }

    @Test
    void linesThatAreNoneOfOursArePassedOver() throws IOException {
        append(open(), entry(0));
        Files.write(dir.resolve("CP001.log"), new byte[] {(byte) 0xff, 0, '\n'}, StandardOpenOption.APPEND);

        List<LogEntry> read = read(open(), LogSpan.everything());

        assertThat(read).containsExactly(entry(0));
    }

    @Test
    void isItsOwnersAlone() throws IOException {
        append(open(), entry(0));

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(dir.resolve("CP001.log"))))
                .isEqualTo("rw-------");
    }

    @Test
    void entriesOfManyThreadsAreAllThereAndWhole() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        SecurityLog log = SecurityLog.open(dir, 1_000_000, threads);
        List<CompletableFuture<Void>> written = new ArrayList<>();

        for (int i = 0; i < 200; i++) {
            written.add(log.append("CP001", entry(i)).toCompletableFuture());
        }
        written.forEach(CompletableFuture::join);

        List<LogEntry> read =
                log.read("CP001", LogSpan.everything()).toCompletableFuture().join();
        assertThat(read)
                .containsExactlyElementsOf(
                        IntStream.range(0, 200).mapToObj(SecurityLogTest::entry).toList());
        threads.shutdown();
    }

    @Test
    void aLogThatCannotBeWrittenSaysSo() throws IOException {
        Path gone = dir.resolve("gone");
        SecurityLog log = SecurityLog.open(gone, 4_096, Runnable::run);
        Files.delete(gone);

        assertThatThrownBy(() ->
                        log.append("CP001", entry(0)).toCompletableFuture().join())
                .isInstanceOf(CompletionException.class)
                .hasCauseInstanceOf(IOException.class);
    }

    private SecurityLog open() throws IOException {
        return SecurityLog.open(dir, 4_096, Runnable::run);
    }

    private static void append(SecurityLog log, LogEntry entry) {
        log.append("CP001", entry).toCompletableFuture().join();
    }

    private static List<LogEntry> read(SecurityLog log, LogSpan span) {
        return log.read("CP001", span).toCompletableFuture().join();
    }

    private static LogEntry entry(int number) {
        return new LogEntry(NOW.plusSeconds(number), "InvalidMessages", "number " + number);
    }
}
