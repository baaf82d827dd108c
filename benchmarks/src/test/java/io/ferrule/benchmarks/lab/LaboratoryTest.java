// SPDX-License-Identifier: Apache-2.0
package io.ferrule.benchmarks.lab;

import static org.assertj.core.api.Assertions.assertThat;

import io.ferrule.benchmarks.lab.oracle.Promise;
import io.ferrule.benchmarks.lab.processes.Programs;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A few runs of the laboratory with real processes; the nightly command has many more. */
class LaboratoryTest {

    @TempDir
    private Path directory;

    @Test
    void acknowledgedMessagesArriveWhateverGoesWrong() throws Exception {
        LabOptions options = new LabOptions(4, 100, 4, Optional.empty(), 10, Promise.MIRROR);
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        Laboratory laboratory = new Laboratory(options, directory, new PrintStream(said, true, StandardCharsets.UTF_8));

        boolean well = laboratory.run(Programs.own());

        assertThat(well).as(said.toString(StandardCharsets.UTF_8)).isTrue();
    }
}
