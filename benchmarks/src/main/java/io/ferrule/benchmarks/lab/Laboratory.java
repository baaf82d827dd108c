// SPDX-License-Identifier: Apache-2.0
package io.ferrule.benchmarks.lab;

import io.ferrule.benchmarks.lab.Verdict.Outcome;
import io.ferrule.benchmarks.lab.oracle.Promise;
import io.ferrule.benchmarks.lab.processes.Programs;
import io.ferrule.benchmarks.lab.scenario.Scenario;
import java.io.IOException;
import java.io.PrintStream;
import java.net.http.HttpClient;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Many runs, several at a time. */
final class Laboratory {

    private static final long TRAINING_SEED = 0;

    private final LabOptions options;
    private final Path directory;
    private final PrintStream out;
    private final Ledger ledger;
    private final HttpClient client = HttpClient.newHttpClient();
    private final AtomicLong nextSeed;
    private final long end;
    private final FileChannel lock;
    private long left;

    /**
     * Prepares runs.
     *
     * @param directory where runs leave what is needed to look into a failure
     * @throws UsageException if another laboratory is at work there: two would take each other's runs away
     */
    Laboratory(LabOptions options, Path directory, PrintStream out) throws IOException, UsageException {
        this.options = options;
        this.directory = Files.createDirectories(directory);
        this.out = out;
        this.lock = lock(directory);
        this.ledger = Ledger.open(options.state());
        this.nextSeed = new AtomicLong(options.seed());
        this.end = System.nanoTime() + TimeUnit.MINUTES.toNanos(options.minutes());
        this.left = options.runs();
    }

    private static FileChannel lock(Path directory) throws IOException, UsageException {
        FileChannel file =
                FileChannel.open(directory.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (file.tryLock() == null) {
            file.close();
            throw new UsageException("another laboratory is at work in " + directory + "; wait until it has ended");
        }
        return file;
    }

    /** Runs everything; true if no run of this call or of an earlier one in the state file failed. */
    boolean run(Programs programs) throws InterruptedException, IOException {
        ExecutorService workers = Executors.newFixedThreadPool(options.parallel());
        List<Future<Void>> running = new ArrayList<>();
        for (int i = 0; i < options.parallel(); i++) {
            running.add(workers.submit(() -> {
                work(programs);
                return null;
            }));
        }
        workers.shutdown();
        for (Future<Void> one : running) {
            finish(one);
        }
        lock.close();
        out.println(new LabSummary(ledger.all()).table());
        return ledger.all().stream().noneMatch(it -> it.outcome() == Outcome.FAILED);
    }

    /** Starts gateway and CSMS once so that they start quicker afterwards. */
    Programs train(Programs programs) throws IOException, GeneralSecurityException, InterruptedException {
        Path archives = Files.createDirectories(directory.resolve("archives"));
        Programs training = programs.trainingIn(archives);
        Path run = RunDirectory.fresh(directory.resolve("training"));
        new Experiment(Scenario.calm(TRAINING_SEED, options.promise()), training, run, client).run();
        return training.trained();
    }

    private void work(Programs programs) throws IOException, GeneralSecurityException, InterruptedException {
        for (long seed = claim(); seed >= 0; seed = claim()) {
            Path run = RunDirectory.fresh(directory.resolve("seed-" + seed));
            Verdict verdict = new Experiment(Scenario.draw(seed, options.promise()), programs, run, client).run();
            ledger.add(verdict);
            tell(verdict, run);
        }
    }

    private synchronized long claim() {
        if (left == 0 || System.nanoTime() > end) {
            return -1;
        }
        left--;
        long seed = nextSeed.getAndIncrement();
        while (ledger.knows(seed)) {
            seed = nextSeed.getAndIncrement();
        }
        return seed;
    }

    private synchronized void tell(Verdict verdict, Path run) throws IOException {
        out.println(Ledger.line(verdict));
        if (verdict.outcome() == Outcome.FAILED) {
            verdict.breaches().forEach(it -> out.println("  " + it));
            out.println("  again: benchmarks/run lab --runs 1 --seed " + verdict.seed()
                    + (options.promise() == Promise.MIRROR ? " --promise mirror" : "") + "; left in " + run);
        } else if (options.runs() > 1) {
            RunDirectory.remove(run);
        }
    }

    private static void finish(Future<Void> running) throws InterruptedException {
        try {
            running.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("the laboratory itself failed", e);
        }
    }
}
