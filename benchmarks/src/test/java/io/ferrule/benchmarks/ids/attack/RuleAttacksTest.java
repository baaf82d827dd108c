// SPDX-License-Identifier: Apache-2.0
package io.ferrule.benchmarks.ids.attack;

import static org.assertj.core.api.Assertions.assertThat;

import io.ferrule.benchmarks.ids.attack.RuleAttacks.CostlyFile;
import io.ferrule.ids.rule.RuleFiles;
import io.ferrule.ids.rule.RuleReading;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Costly files of rules (A59): what has no bound is refused, what has one is taken. */
class RuleAttacksTest {

    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "more rules than anybody writes",
                "names that stand for names that stand for names",
                "lists in lists without end",
                "fifty megabytes",
                "a pattern of sixty thousand characters"
            })
    void areRefusedWhereTheyHaveNoBound(String name) throws IOException {
        RuleReading reading = read(name);

        assertThat(reading.problems()).isNotEmpty();
        assertThat(reading.rules().rules()).isEmpty();
    }

    @Test
    void areTakenWhereLinearTimeBoundsThem() throws IOException {
        RuleReading reading = read("a pattern that elsewhere tries every way to fail");

        assertThat(reading.problems()).isEmpty();
        assertThat(reading.rules().rules()).hasSize(1);
    }

    private RuleReading read(String name) throws IOException {
        CostlyFile costly = RuleAttacks.all().stream()
                .filter(file -> file.name().equals(name))
                .findFirst()
                .orElseThrow();
        return RuleFiles.read(Files.writeString(
                directory.resolve("costly.yaml"), costly.yaml().get()));
    }
}
