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
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A few runs of the laboratory with real processes; the nightly command has many more. */
class LaboratoryTest {

    private static final int RUNS = 4;
    private static final int FIRST_SEED = 100;
    private static final int PARALLEL = 4;
    private static final int MINUTES = 10;

    @TempDir
    private Path directory;

    @ParameterizedTest
    @EnumSource(Promise.class)
    void acknowledgedMessagesArriveWhateverGoesWrong(Promise promise) throws Exception {
        LabOptions options = new LabOptions(RUNS, FIRST_SEED, PARALLEL, Optional.empty(), MINUTES, promise);
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        Laboratory laboratory = new Laboratory(options, directory, new PrintStream(said, true, StandardCharsets.UTF_8));

        boolean well = laboratory.run(Programs.own());

        assertThat(well).as(said.toString(StandardCharsets.UTF_8)).isTrue();
    }
}
