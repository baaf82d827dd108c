// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.ferrule.proxy.WhenAway;
import io.ferrule.proxy.buffer.WhileAway;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is configured about the time while the CSMS is away, the journal and the ceilings. */
class KeepingSettingsTest {

    private static final String SMALLEST =
            """
            southbound: {listen: 127.0.0.1:9000}
            northbound:
              url: ws://csms.example.com/ocpp
            """;

    private static final String HEX = "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff";

    @TempDir
    private Path directory;

    private GatewayConfig read(String more) throws IOException, ConfigException {
        Path file = directory.resolve("gateway.yaml");
        Files.writeString(file, SMALLEST + more);
        return ConfigFile.read(file, name -> Optional.empty());
    }

    private List<String> mistakes(String more) {
        return catchThrowableOfType(ConfigException.class, () -> read(more)).problems().stream()
                .map(problem -> problem.line() + ":" + problem.column() + " " + problem.key() + " " + problem.message())
                .toList();
    }

    @Test
    void mirrorsWhereNothingElseIsSaid() throws Exception {
        GatewayConfig config = read("");

        assertThat(config.northbound().away())
                .isEqualTo(new AwaySettings(WhenAway.MIRROR, WhileAway.KNOWN, WhileAway.KNOWN, 10));
        assertThat(config.northbound().away().buffers()).isFalse();
        assertThat(config.journal()).isEqualTo(new JournalBlock(512, Duration.ofDays(90), Optional.empty()));
        assertThat(config.ceilings()).isEqualTo(new CeilingSettings(75, 85));
    }

    @Test
    void readsEveryKeyAboutKeepingMessages() throws Exception {
        GatewayConfig config = read(
                """
                  when-away: buffer
                  boot-while-away: any
                  authorize-while-away: none
                  replay-per-second: 50
                journal: {megabytes: 64, days: 7}
                ceilings: {observers-heap-percent: 60, newcomers-heap-percent: 100}
                """);

        assertThat(config.northbound().away())
                .isEqualTo(new AwaySettings(WhenAway.BUFFER, WhileAway.ANY, WhileAway.NONE, 50));
        assertThat(config.northbound().away().buffers()).isTrue();
        assertThat(config.journal()).isEqualTo(new JournalBlock(64, Duration.ofDays(7), Optional.empty()));
        assertThat(config.ceilings()).isEqualTo(new CeilingSettings(60, 100));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                HEX,
                "ABEiM0RVZneImaq7zN3u/wARIjNEVWZ3iJmqu8zd7v8=",
                "ABEiM0RVZneImaq7zN3u/wARIjNEVWZ3iJmqu8zd7v8"
            })
    void readsAKeyInHexadecimalDigitsOrInBase64(String written) throws Exception {
        Files.writeString(directory.resolve("journal.key"), written + "\n");

        GatewayConfig config = read("journal: {key: {file: journal.key}}\n");

        assertThat(config.journal().key().orElseThrow().bytes())
                .isEqualTo(Base64.getDecoder().decode("ABEiM0RVZneImaq7zN3u/wARIjNEVWZ3iJmqu8zd7v8="));
    }

    @ParameterizedTest
    @ValueSource(strings = {"hush", "zz112233445566778899aabbccddeeff00112233445566778899aabbccddeeff", "ABEiMw=="})
    void refusesAKeyOfAnotherLengthWithoutShowingIt(String written) throws Exception {
        Files.writeString(directory.resolve("journal.key"), written);

        List<String> mistakes = mistakes("journal: {key: {file: journal.key}}\n");

        assertThat(mistakes)
                .containsExactly("4:16 journal.key must be 32 bytes, as 64 hexadecimal digits or in base64;"
                        + " make one with: openssl rand -hex 32");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "  when-away: bufer | 4:14 northbound.when-away must be one of mirror, buffer, was \"bufer\"; did you mean \"buffer\"?",
                "  boot-while-away: some | 4:20 northbound.boot-while-away must be one of known, any, none, was \"some\"; did you mean \"none\"?",
                "  replay-per-second: 0 | 4:22 northbound.replay-per-second must be a whole number from 1 to 1000, was \"0\"",
                "journal: {megabyte: 5} | 4:11 journal.megabyte unknown key; did you mean \"megabytes\"?",
                "journal: {days: 0} | 4:17 journal.days must be a whole number from 1 to 36500, was \"0\"",
                "ceilings: {heap: 5} | 4:12 ceilings.heap unknown key; allowed here: newcomers-heap-percent, observers-heap-percent",
                "ceilings: {observers-heap-percent: 90} | 4:36 ceilings.observers-heap-percent must not be more than"
                        + " newcomers-heap-percent, which is 85: copies are given up before stations"
            })
    void saysWhereAMistakeIsAndWhatIsAllowed(String yaml, String mistake) {
        List<String> mistakes =
                mistakes((yaml.startsWith("journal") || yaml.startsWith("ceilings") ? "" : "  ") + yaml + "\n");

        assertThat(mistakes).containsExactly(mistake);
    }
}
