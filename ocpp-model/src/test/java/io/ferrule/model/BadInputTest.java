// SPDX-License-Identifier: Apache-2.0
package io.ferrule.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.ferrule.model.validation.Assessment;
import io.ferrule.model.validation.FrameCheck;
import io.ferrule.model.validation.SchemaCheck;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an attacker tries first. */
final class BadInputTest {

    private static final int MEGABYTE = 1_000_000;

    private final FrameReader reader = new FrameReader(FrameLimits.defaults());
    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    @Test
    void refusesTenMegabytesOfNestedArraysWithoutReadingThem() {
        String text = "[2,\"1\",\"Heartbeat\"," + "[".repeat(5 * MEGABYTE) + "]".repeat(5 * MEGABYTE) + "]";
        reader.read(text);
        long before = threads.getCurrentThreadAllocatedBytes();

        Reading reading = reader.read(text);

        long used = threads.getCurrentThreadAllocatedBytes() - before;
        Reading.Unreadable refused = (Reading.Unreadable) reading;
        assertThat(refused.finding().rule()).isEqualTo("limit");
        assertThat(refused.id()).contains("1");
        assertThat(used).isLessThan(2 * MEGABYTE);
    }

    @Test
    void refusesNestedArraysThatFitIntoAMessageAtTheFirstLevelTooMany() {
        String text = "[2,\"1\",\"Heartbeat\"," + "[".repeat(120_000) + "]".repeat(120_000) + "]";

        Reading.Unreadable refused = (Reading.Unreadable) reader.read(text);

        assertThat(refused.finding().message()).isEqualTo("nested deeper than 32 levels");
    }

    @ParameterizedTest
    @ValueSource(strings = {"9", "-9", "0.9", "-1.9", "1e9", "1E-9"})
    void refusesANumberOfAMegabyte(String start) {
        String number = start + "9".repeat(MEGABYTE);

        Reading.Unreadable refused = (Reading.Unreadable) reader.read("[2,\"1\",\"Heartbeat\",{\"a\":" + number + "}]");

        assertThat(refused.finding().rule()).isEqualTo("limit");
    }

    @ParameterizedTest
    @ValueSource(strings = {"9", "-9", "0.9", "-1.9", "1e9", "1E-9"})
    void refusesALongNumberInAMessageOfAllowedLength(String start) {
        String number = start + "9".repeat(200_000);

        Reading.Unreadable refused = (Reading.Unreadable) reader.read("[2,\"1\",\"Heartbeat\",{\"a\":" + number + "}]");

        assertThat(refused.finding().rule()).isEqualTo("limit");
        assertThat(refused.id()).contains("1");
    }

    @ParameterizedTest
    @CsvSource({"1e1000,false", "1e+0999,true", "1e-0000000000999,true", "1e-1000,false", "0.1E0,true"})
    void countsTheDigitsOfAnExponentThatMatter(String number, boolean fine) {
        Reading reading = reader.read("[3,\"1\",{\"a\":" + number + "}]");

        assertThat(reading instanceof Reading.Read).isEqualTo(fine);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\ud800", "\udfff", "\\ud800", "\\udfff\\ud800", "\u0000", "\\u0000"})
    void refusesLoneSurrogatesAndNulsWhereverTheyStand(String character) {
        String[] texts = {
            "[2,\"" + character + "\",\"Heartbeat\",{}]",
            "[2,\"1\",\"" + character + "\",{}]",
            "[2,\"1\",\"Heartbeat\",{\"" + character + "\":1}]",
            "[2,\"1\",\"Heartbeat\",{\"a\":[\"" + character + "\"]}]",
            "[4,\"1\",\"InternalError\",\"" + character + "\",{}]",
        };

        for (String text : texts) {
            assertThat(reader.read(text)).isInstanceOf(Reading.Unreadable.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ocpp1.7", "", "ocpp", "ocpp 1.6", "1.6", "\u0000"})
    void anUnknownVersionIsNoVersion(String token) {
        assertThat(OcppVersion.ofSubprotocol(token)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(OcppVersion.class)
    void anUnknownActionIsAFindingOrPasses(OcppVersion version) {
        FrameCheck check = new FrameCheck(new SchemaCheck());
        Reading.Read read = (Reading.Read) reader.read("[2,\"1\",\"NoSuchAction\",{\"a\":1}]", version);

        Assessment seen = check.check(version, Side.STATION, read.frame(), Optional.empty());

        boolean defined = !ActionCatalogue.actions(version).isEmpty();
        assertThat(seen.findings().stream().map(Finding::rule).toList())
                .isEqualTo(defined ? List.of("unknown-action") : List.of());
    }
}
