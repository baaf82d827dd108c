// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.store;

import static io.ferrule.certs.store.WholeStore.assertWhole;
import static org.assertj.core.api.Assertions.assertThat;

import io.ferrule.certs.Issued;
import java.io.BufferedReader;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** kill -9 for real: a process that renews without end is killed in the middle, and its store opened again. */
class KillTest {

    private static final int ROUNDS = 6;
    private static final int MAX_STEPS = 120;

    @TempDir
    Path dir;

    @Test
    void aKilledProcessLeavesAnIdentityThatWorks() throws Exception {
        StoreBench bench = new StoreBench(dir);
        bench.started().close();
        Issued authority = new Issued(bench.root.pair().getPrivate(), List.of(bench.root.certificate()));
        authority.writeChain(dir.resolve("ca.pem"));
        authority.writeKey(dir.resolve("ca.key"));
        long seed = 9;
        Random random = new Random(seed);

        for (int round = 0; round < ROUNDS; round++) {
            int steps = 1 + random.nextInt(MAX_STEPS);
            killAfter(steps);

            assertWhole(bench, "seed " + seed + ", round " + round + ", killed after " + steps + " steps");
        }
    }

    private void killAfter(int steps) throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        RotatingProcess.class.getName(),
                        dir.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader output = process.inputReader()) {
            for (int step = 0; step < steps; step++) {
                assertThat(output.readLine()).isNotNull();
            }
        } finally {
            process.destroyForcibly();
        }
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    }
}
