// SPDX-License-Identifier: Apache-2.0
package io.ferrule.benchmarks.lab;

import io.ferrule.benchmarks.lab.Verdict.Facts;
import io.ferrule.benchmarks.lab.Verdict.Outcome;
import io.ferrule.benchmarks.lab.scenario.Kind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Verdicts of all calls so far, one line for each run: seed, kind, outcome, milliseconds, messages, repeats. Safe for use
 * by several threads.
 */
final class Ledger {

    private static final int FIELDS = 6;

    private final Optional<Path> file;
    private final Map<Long, Verdict> verdicts = new TreeMap<>();

    private Ledger(Optional<Path> file) {
        this.file = file;
    }

    /** Reads a ledger, or begins it; without a file it lasts as long as this process. */
    static Ledger open(Optional<Path> file) throws IOException {
        Ledger ledger = new Ledger(file);
        if (file.filter(Files::exists).isPresent()) {
            Files.readAllLines(file.get()).stream().map(Ledger::parse).forEach(ledger::keep);
        }
        return ledger;
    }

    synchronized void add(Verdict verdict) throws IOException {
        keep(verdict);
        if (file.isPresent()) {
            Files.writeString(
                    file.get(),
                    line(verdict) + "\n",
                    StandardCharsets.UTF_8,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        }
    }

    private void keep(Verdict verdict) {
        verdicts.put(verdict.seed(), verdict);
    }

    synchronized boolean knows(long seed) {
        return verdicts.containsKey(seed);
    }

    synchronized List<Verdict> all() {
        return List.copyOf(verdicts.values());
    }

    static String line(Verdict verdict) {
        return String.join(
                " ",
                Long.toString(verdict.seed()),
                verdict.kind().name().toLowerCase(Locale.ROOT),
                verdict.outcome().name().toLowerCase(Locale.ROOT),
                Long.toString(verdict.facts().millis()),
                Long.toString(verdict.facts().messages()),
                Long.toString(verdict.facts().repeats()));
    }

    private static Verdict parse(String line) {
        String[] fields = line.split(" ", -1);
        if (fields.length != FIELDS) {
            throw new IllegalArgumentException("not a line of a state file: " + line);
        }
        Facts facts = new Facts(Long.parseLong(fields[3]), Long.parseLong(fields[4]), Long.parseLong(fields[5]));
        return new Verdict(
                Long.parseLong(fields[0]),
                Kind.valueOf(fields[1].toUpperCase(Locale.ROOT)),
                Outcome.valueOf(fields[2].toUpperCase(Locale.ROOT)),
                facts,
                List.of());
    }
}
