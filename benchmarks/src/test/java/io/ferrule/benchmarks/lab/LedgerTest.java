// SPDX-License-Identifier: Apache-2.0
package io.ferrule.benchmarks.lab;

import static org.assertj.core.api.Assertions.assertThat;

import io.ferrule.benchmarks.lab.Verdict.Facts;
import io.ferrule.benchmarks.lab.Verdict.Outcome;
import io.ferrule.benchmarks.lab.scenario.Kind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgerTest {

    @TempDir
    private Path directory;

    @Test
    void aLaterCallGoesOnWhereAnEarlierOneEnded() throws IOException {
        Optional<Path> file = Optional.of(directory.resolve("state"));
        Verdict verdict = new Verdict(3, Kind.MIXED, Outcome.OK, new Facts(5_000, 120, 2), List.of());
        Ledger.open(file).add(verdict);

        Ledger later = Ledger.open(file);

        assertThat(later.knows(3)).isTrue();
        assertThat(later.knows(4)).isFalse();
        assertThat(later.all()).containsExactly(verdict);
    }
}
