// SPDX-License-Identifier: Apache-2.0
package io.ferrule.benchmarks.lab;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;

/** What happened to a run and when, for whoever looks into a failure. Used by one thread. */
final class Diary implements AutoCloseable {

    private final BufferedWriter file;
    private final Clock clock;

    Diary(Path run, Clock clock) throws IOException {
        this.file = Files.newBufferedWriter(run.resolve("diary.log"));
        this.clock = clock;
    }

    void note(String what) throws IOException {
        file.write(clock.instant() + " (" + clock.millis() + ") " + what);
        file.newLine();
        file.flush();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
