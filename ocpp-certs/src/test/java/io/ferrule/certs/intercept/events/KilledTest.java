// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.intercept.events;

import static org.assertj.core.api.Assertions.assertThat;

import io.ferrule.certs.intercept.Frames;
import io.ferrule.model.Call;
import io.ferrule.model.OcppVersion;
import io.ferrule.proxy.journal.Entry;
import io.ferrule.proxy.journal.EntryQuery;
import io.ferrule.proxy.journal.Journal;
import io.ferrule.proxy.journal.JournalSettings;
import io.ferrule.proxy.testing.InterceptorHarness;
import io.ferrule.proxy.testing.MemoryJournal;
import io.ferrule.proxy.testing.MutableClock;
import io.ferrule.proxy.testing.Outcome;
import java.io.BufferedReader;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** kill -9 for real: what was taken before is brought to the CSMS afterwards, each once and in order (A04.FR.03). */
class KilledTest {

    private static final int KEPT = 25;

    @TempDir
    Path dir;

    @Test
    void aKilledProcessLosesNoEventThatItHadTaken() throws Exception {
        killAfter(KEPT);
        MutableClock clock = new MutableClock(Instant.parse("2026-01-01T00:00:00Z"));
        MemoryJournal journal = new MemoryJournal(clock);
        List<Entry> left = leftOver();
        left.forEach(entry ->
                journal.outbox().append(entry.call()).toCompletableFuture().join());
        InterceptorHarness session = InterceptorHarness.of(
                OcppVersion.V1_6, Notices.over(journal, clock, new Random(1)).interceptors());

        List<String> told = deliver(session);

        assertThat(left).hasSizeGreaterThanOrEqualTo(KEPT);
        assertThat(told)
                .containsExactlyElementsOf(IntStream.range(0, left.size())
                        .mapToObj(number -> "number " + number)
                        .toList());
    }

    private List<Entry> leftOver() {
        try (Journal journal = Journal.open(JournalSettings.at(dir.resolve("journal.db")))) {
            return journal.outbox()
                    .list(EntryQuery.waiting())
                    .toCompletableFuture()
                    .join();
        }
    }

    private static List<String> deliver(InterceptorHarness session) {
        List<String> told = new ArrayList<>();
        session.fromStation(Frames.BOOT);
        Outcome outcome = session.fromCsms(Frames.BOOT_ACCEPTED);
        for (List<Call> calls = EventBench.told(outcome.toCsms());
                !calls.isEmpty();
                calls = EventBench.told(outcome.toCsms())) {
            Call call = calls.get(0);
            told.add(call.payload().string("/techInfo").orElseThrow());
            session.fromCsms(Frames.answer(call.text(), "{}"));
            outcome = session.advance(Duration.ofMillis(1));
        }
        return told;
    }

    private void killAfter(int kept) throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        TellingProcess.class.getName(),
                        dir.resolve("journal.db").toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader output = process.inputReader()) {
            for (int number = 0; number < kept; number++) {
                assertThat(output.readLine()).isNotNull();
            }
        } finally {
            process.destroyForcibly();
        }
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    }
}
