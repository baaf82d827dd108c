// SPDX-License-Identifier: Apache-2.0
package io.ferrule.benchmarks.microbench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class CpuPerOperationTest {

    @Test
    void countsWhatThreadsUsedSinceTheBeginning() {
        long used = CpuPerOperation.usedSince(Map.of(1L, 100L, 2L, 50L), Map.of(1L, 130L, 2L, 50L, 3L, 7L));

        assertThat(used).isEqualTo(37);
    }

    @Test
    void takesNothingAwayForAThreadThatHasEnded() {
        long used = CpuPerOperation.usedSince(Map.of(1L, 100L, 2L, 9_000L), Map.of(1L, 130L));

        assertThat(used).isEqualTo(30);
    }
}
