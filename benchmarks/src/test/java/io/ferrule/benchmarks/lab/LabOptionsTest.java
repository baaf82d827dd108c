// SPDX-License-Identifier: Apache-2.0
package io.ferrule.benchmarks.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ferrule.benchmarks.lab.oracle.Promise;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LabOptionsTest {

    @Test
    void everyOptionIsTaken() throws UsageException {
        List<String> words = List.of(
                "--runs",
                "7",
                "--seed",
                "40",
                "--parallel",
                "3",
                "--state",
                "s.txt",
                "--minutes",
                "5",
                "--promise",
                "mirror");

        LabOptions options = LabOptions.parse(words);

        assertThat(options.runs()).isEqualTo(7);
        assertThat(options.seed()).isEqualTo(40);
        assertThat(options.parallel()).isEqualTo(3);
        assertThat(options.state()).contains(Path.of("s.txt"));
        assertThat(options.minutes()).isEqualTo(5);
        assertThat(options.promise()).isEqualTo(Promise.MIRROR);
    }

    @ParameterizedTest
    @ValueSource(strings = {"--runs", "--runs 0", "--runs many", "--run 5", "--promise both", "5"})
    void whatIsNoOptionIsAnsweredWithTheUsage(String line) {
        List<String> words = List.of(line.split(" ", -1));

        assertThatThrownBy(() -> LabOptions.parse(words)).isInstanceOf(UsageException.class);
    }
}
