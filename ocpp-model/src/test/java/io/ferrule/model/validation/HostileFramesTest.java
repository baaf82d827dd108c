// SPDX-License-Identifier: Apache-2.0
package io.ferrule.model.validation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Spoiled frames of all versions: no exception escapes, no frame costs more than its bounds, memory stays flat. The full
 * million is run with {@code -Dferrule.frames=1000000}.
 */
final class HostileFramesTest {

    private static final int FRAMES = Integer.getInteger("ferrule.frames", 50_000);
    private static final long SEED = Long.getLong("seed", 314_159L);

    @Test
    void noneEscapesItsBoundsInASmallHeap() throws IOException, InterruptedException {
        List<String> command = List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-Xmx48m",
                "-Xss512k",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                HostileFrames.class.getName(),
                Integer.toString(FRAMES),
                Long.toString(SEED));

        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor()).as(said).isZero();
        System.out.println(said.strip());
    }
}
