// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The command in a process of its own, as a shell would start it, with its standard error line by line. */
final class ForeignProcess implements AutoCloseable {

    private static final int SECONDS = 60;

    private final Process process;
    private final BufferedReader err;

    private ForeignProcess(Process process) {
        this.process = process;
        this.err = process.errorReader();
    }

    static ForeignProcess ferrule(Path directory, String... arguments) throws IOException {
        return ferrule(directory, Map.of(), arguments);
    }

    /** With further environment variables. */
    static ForeignProcess ferrule(Path directory, Map<String, String> environment, String... arguments)
            throws IOException {
        List<String> command = new ArrayList<>(List.of(
                // A build server may ignore signals, and children inherit that.
                "env",
                "--default-signal=HUP,INT,TERM",
                ProcessHandle.current().info().command().orElse("java"),
                "-cp",
                System.getProperty("java.class.path"),
                Ferrule.class.getName()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD);
        builder.environment().putAll(environment);
        return new ForeignProcess(builder.start());
    }

    long pid() {
        return process.pid();
    }

    /** Reads on until a line holds a part; fails when the process says nothing more. */
    String awaitLine(String part) throws IOException {
        List<String> lines = new ArrayList<>();
        for (String line = err.readLine(); line != null; line = err.readLine()) {
            if (line.contains(part)) {
                return line;
            }
            lines.add(line);
        }
        throw new AssertionError("no line with \"" + part + "\" in:\n" + String.join("\n", lines));
    }

    void signal(String name) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                .start()
                .waitFor();
    }

    int awaitExit() throws InterruptedException {
        if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
            throw new AssertionError("the process did not end within " + SECONDS + " s");
        }
        return process.exitValue();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
