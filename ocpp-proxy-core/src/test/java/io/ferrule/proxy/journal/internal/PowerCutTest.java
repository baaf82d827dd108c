// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.journal.internal;

import static io.ferrule.proxy.journal.Samples.NOON;
import static io.ferrule.proxy.journal.Samples.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.ferrule.proxy.journal.Entry;
import io.ferrule.proxy.journal.EntryQuery;
import io.ferrule.proxy.journal.Fingerprint;
import io.ferrule.proxy.journal.Journal;
import io.ferrule.proxy.journal.JournalEvent;
import io.ferrule.proxy.journal.internal.TracedEvent.Opened;
import io.ferrule.proxy.journal.internal.TracedEvent.Said;
import io.ferrule.proxy.journal.internal.TracedEvent.Synced;
import io.ferrule.proxy.journal.internal.TracedEvent.SyncedDirectory;
import io.ferrule.proxy.testing.MemoryJournal;
import io.ferrule.proxy.testing.MutableClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The power is cut while a journal is written, at every instant: what a process did to its files is recorded, every state that a
 * disk could be in is rebuilt, and the journal in it is opened. It equals a journal in memory after some number of requests, no fewer
 * than were acknowledged and no more than were asked for.
 *
 * <p>{@code -Dferrule.power-cut.steps=1000 -Dferrule.power-cut.seed=7} makes a longer run and another one.
 */
class PowerCutTest {

    private static final int STEPS = Integer.getInteger("ferrule.power-cut.steps", 36);
    private static final long SEED = Long.getLong("ferrule.power-cut.seed", 20261122L);

    @TempDir
    Path directory;

    private final List<PowerCutScript.Step> script = PowerCutScript.of(SEED, STEPS);
    private final Random random = new Random(SEED);
    private final CutDisk disk = new CutDisk();
    private final Set<Integer> issued = new HashSet<>();
    private List<String> states = List.of();
    private int asked;
    private int done;
    private int cuts;

    @Test
    void losesNothingThatWasAcknowledgedAndBringsBackNothingThatWasRemoved() throws IOException, InterruptedException {
        List<TracedEvent> events = record();
        states = statesInMemory();

        for (TracedEvent event : events) {
            disk.take(event);
            hear(event);
            cutAfter(event);
        }

        assertThat(done).isEqualTo(script.size());
        assertThat(cuts).isGreaterThan(STEPS * 10);
    }

    private void cutAfter(TracedEvent event) throws IOException {
        boolean said = event instanceof Said;
        boolean synced = event instanceof Synced || event instanceof SyncedDirectory;
        if (said || synced) {
            cut("only what was synced", disk::writeSynced);
        }
        if (!said && !synced) {
            cut("everything", disk::writeAll);
        }
        if (event instanceof Opened || random.nextInt(8) == 0) {
            cut("some of it", target -> disk.writeSome(target, random));
        }
    }

    private void hear(TracedEvent event) {
        if (event instanceof Said said && said.line().startsWith("asked ")) {
            asked = Integer.parseInt(said.line().substring("asked ".length()));
        } else if (event instanceof Said said && said.line().startsWith("done ")) {
            done++;
            provisional(said.line().substring("done ".length())).ifPresent(issued::add);
        }
    }

    private static Optional<Integer> provisional(String result) {
        return result.matches("2\\d{9}") ? Optional.of(Integer.parseInt(result)) : Optional.empty();
    }

    private void cut(String what, Restorer restorer) throws IOException {
        cuts++;
        Path target = Files.createTempDirectory(fastDirectory(), "cut");
        try {
            restorer.to(target);
            JournalBench bench = new JournalBench(target);
            try (SqliteJournal journal = bench.open()) {
                String now = state(journal);
                assertThat(states.subList(done, asked + 1))
                        .as("seed %d, cut %d, %d of %d acknowledged, %s on disk", SEED, cuts, done, asked, what)
                        .contains(now);
                assertThat(issued).doesNotContain(value(journal.transactions().provisional()));
            }
            // A cut between two steps of the schema leaves the first one for good.
            assertThat(bench.events)
                    .as("seed %d, cut %d, %s on disk", SEED, cuts, what)
                    .allMatch(JournalEvent.Migrated.class::isInstance);
        } finally {
            remove(target);
        }
    }

    /** What the journal should hold after 0, 1, 2 … requests. */
    private List<String> statesInMemory() {
        List<String> expected = new ArrayList<>();
        try (Journal journal = new MemoryJournal(new MutableClock(NOON))) {
            expected.add(state(journal));
            for (PowerCutScript.Step step : script) {
                value(step.ask(journal));
                expected.add(state(journal));
            }
        }
        return expected;
    }

    private static String state(Journal journal) {
        List<Object> parts = new ArrayList<>();
        EntryQuery query = new EntryQuery(Optional.empty(), Set.of(Entry.State.values()), 0, 1_000);
        for (Entry entry : value(journal.outbox().list(query))) {
            parts.add(entry);
            parts.add(
                    entry.call().station() + entry.call().text() + entry.call().transaction());
        }
        for (var station : PowerCutScript.STATIONS) {
            var known = value(journal.stations().read(station));
            parts.add(known.boot());
            parts.add(known.statuses());
            parts.add(known.shadow());
            for (Fingerprint content : PowerCutScript.contents()) {
                value(journal.replies().find(station, content)).ifPresent(reply -> parts.add(reply.payload()));
                parts.add(value(journal.outbox().find(station, content)).map(Entry::number));
            }
            for (int id = 0; id < 5; id++) {
                parts.add(value(journal.transactions().byStationSide(station, id)));
            }
        }
        parts.add(new HashMap<>(value(journal.outbox().tallies())));
        return String.join("\n", parts.stream().map(String::valueOf).toList());
    }

    private List<TracedEvent> record() throws IOException, InterruptedException {
        assumeTrue(strace("/dev/null", "true"), "needs strace and the right to trace");
        Path output = directory.resolve("trace");
        Path data = Files.createDirectory(directory.resolve("data"));
        boolean ran = strace(
                output.toString(),
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:-UsePerfData",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                PowerCutChild.class.getName(),
                data.resolve("journal.db").toString(),
                Long.toString(SEED),
                Integer.toString(STEPS));
        assertThat(ran).as("the recorded process ended well").isTrue();
        return Trace.read(output, data);
    }

    private static boolean strace(String output, String... command) throws InterruptedException {
        List<String> words = new ArrayList<>(List.of("strace", "-f", "-y", "--seccomp-bpf", "-xx", "-s", "1048576"));
        words.addAll(List.of("-e", "trace=" + Trace.CALLS, "-o", output));
        words.addAll(List.of(command));
        try {
            Process process = new ProcessBuilder(words)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(10, TimeUnit.MINUTES) && process.exitValue() == 0;
        } catch (IOException e) {
            // There is no strace.
            return false;
        }
    }

    /** Rebuilt files need no real disk. */
    private Path fastDirectory() {
        Path memory = Path.of("/dev/shm");
        return Files.isWritable(memory) ? memory : directory;
    }

    private static void remove(Path target) throws IOException {
        try (Stream<Path> files = Files.walk(target)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    /** Writes the files that are left. */
    @FunctionalInterface
    private interface Restorer {
        void to(Path target) throws IOException;
    }
}
