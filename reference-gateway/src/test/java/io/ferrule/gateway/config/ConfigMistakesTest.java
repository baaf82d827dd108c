// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.ferrule.gateway.config.ConfigException.Kind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One mistake is told once, and no file brings the reader down. */
final class ConfigMistakesTest {

    private static final String SMALLEST =
            """
            southbound: {listen: 127.0.0.1:0}
            northbound: {url: ws://csms.example.com/ocpp}
            """;

    @TempDir
    private Path directory = Path.of("");

    @ParameterizedTest
    @ValueSource(strings = {"[", "{a: ", "- "})
    void refusesAFileThatIsNestedBeyondAllReason(String level) {
        ConfigException refused = refused("a: \n  " + level.repeat(5_000));

        assertThat(refused.kind()).isEqualTo(Kind.UNREADABLE);
        assertThat(refused.problems()).extracting(Problem::message).containsExactly("is nested deeper than 64 levels");
    }

    @ParameterizedTest
    @ValueSource(strings = {"id: ''", "id: \"a\\nb\""})
    void saysNothingAboutTheOtherKeysOfAStationWhoseIdIsWrong(String id) {
        List<Problem> problems = refused(SMALLEST + "stations: [{" + id + ", northbound: {id: A, password: p}}]\n")
                .problems();

        assertThat(problems).extracting(Problem::key).containsExactly("stations[0].id");
    }

    @Test
    void saysWhatToDoAboutADirectory() {
        ConfigException refused =
                catchThrowableOfType(ConfigException.class, () -> ConfigFile.read(directory, name -> Optional.empty()));

        assertThat(refused).hasMessageContaining("is a directory; give the path of a YAML file");
    }

    private ConfigException refused(String text) {
        Path file = directory.resolve("gateway.yaml");
        return catchThrowableOfType(ConfigException.class, () -> {
            Files.writeString(file, text);
            ConfigFile.read(file, name -> Optional.empty());
        });
    }
}
