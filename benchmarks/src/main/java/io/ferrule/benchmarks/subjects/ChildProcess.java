// SPDX-License-Identifier: Apache-2.0
package io.ferrule.benchmarks.subjects;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A program that was started here and ends with us; what it prints goes to a file. */
public final class ChildProcess implements AutoCloseable {

    private static final long READY_SECONDS = 180;
    private static final long END_SECONDS = 10;

    private final Process process;
    private final Path log;
    private final Thread onExit;
    private final CompletableFuture<Matcher> ready = new CompletableFuture<>();

    private ChildProcess(Process process, Path log) {
        this.process = process;
        this.log = log;
        this.onExit = new Thread(process::destroyForcibly);
    }

    /**
     * Starts a program.
     *
     * @param command program and arguments
     * @param log file for what it prints; its directory is where the program runs
     * @param environment variables beside our own
     * @param readyLine what it prints when it can be used
     */
    public static ChildProcess start(List<String> command, Path log, Map<String, String> environment, Pattern readyLine)
            throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.redirectErrorStream(true).directory(log.resolveSibling(".").toFile());
        builder.environment().putAll(environment);
        ChildProcess child = new ChildProcess(builder.start(), log);
        Runtime.getRuntime().addShutdownHook(child.onExit);
        Thread reader = new Thread(() -> child.copyOutput(readyLine), "output of " + log.getFileName());
        reader.setDaemon(true);
        reader.start();
        return child;
    }

    /** Waits for the line that says that the program can be used. */
    public Matcher awaitReady() throws IOException, InterruptedException {
        try {
            return ready.get(READY_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            close();
            throw new IOException("the program did not become ready; it said:\n" + Files.readString(log), e);
        }
    }

    /** Lets somebody know when the program can be used; never if it ends before. */
    public void whenReady(Consumer<Matcher> listener) {
        var unused = ready.thenAccept(listener);
    }

    /** Sends a line to its standard input. */
    public void tell(String line) throws IOException {
        BufferedWriter input = process.outputWriter();
        input.write(line);
        input.newLine();
        input.flush();
    }

    /** Ends it at once, as a power cut does ({@code kill -9}). */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
        forget();
    }

    /**
     * Waits for its end.
     *
     * @param atMost longest wait
     * @return the exit code; empty if it still lives
     */
    public OptionalInt awaitEnd(Duration atMost) throws InterruptedException {
        if (!process.waitFor(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
            return OptionalInt.empty();
        }
        forget();
        return OptionalInt.of(process.exitValue());
    }

    /** Asks it to end ({@code SIGTERM}) and does not wait. */
    public void askToEnd() {
        process.destroy();
    }

    public long pid() {
        return process.pid();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** What it has used so far. */
    public ProcessCosts costs() throws IOException {
        return ProcessCosts.of(process.pid());
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(END_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        forget();
    }

    private void forget() {
        Runtime.getRuntime().removeShutdownHook(onExit);
    }

    private void copyOutput(Pattern readyLine) {
        try (BufferedReader lines = process.inputReader();
                BufferedWriter file = Files.newBufferedWriter(log)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                file.write(line);
                file.newLine();
                file.flush();
                Matcher matcher = readyLine.matcher(line);
                if (matcher.find()) {
                    ready.complete(matcher);
                }
            }
            ready.completeExceptionally(new IOException("it ended"));
        } catch (IOException e) {
            ready.completeExceptionally(e);
        }
    }
}
