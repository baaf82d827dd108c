// SPDX-License-Identifier: Apache-2.0
package io.ferrule.benchmarks.lab.csms;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.ferrule.benchmarks.lab.csms.Manners.Ids;
import io.ferrule.benchmarks.lab.csms.Memory.Decision;
import io.ferrule.benchmarks.lab.frames.Frames;
import io.ferrule.benchmarks.lab.oracle.Heard;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MemoryTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-01-01T00:00:00Z"), ZoneOffset.UTC);
    private static final String START = "{\"connectorId\":1,\"meterStart\":5,\"timestamp\":\"2026-01-01T00:00:00Z\"}";

    @TempDir
    private Path directory;

    private Memory open(Manners manners) throws IOException {
        return new Memory(manners, directory.resolve("book"), CLOCK);
    }

    private static Manners manners(Ids ids, int once, int forEver) {
        return new Manners(1, ids, once, forEver, 0, 0, 0, true);
    }

    private static Decision start(Memory memory, String id) throws IOException {
        JsonNode call = Frames.read(Frames.call(id, "StartTransaction", START));
        return memory.hear("CP1", call, START);
    }

    @Test
    void numbersAreNeverGivenTwiceOverARestart() throws IOException {
        try (Memory before = open(manners(Ids.HIGH, 0, 0))) {
            start(before, "a");
        }

        Decision after;
        try (Memory again = open(manners(Ids.HIGH, 0, 0))) {
            after = start(again, "a");
        }

        assertThat(after.issued()).isEqualTo(OptionalLong.of(2_000_000_001L));
    }

    @Test
    void theSameStartTwiceIsTwoTransactions() throws IOException {
        try (Memory memory = open(manners(Ids.SMALL, 0, 0))) {
            Decision first = start(memory, "a");
            Decision second = start(memory, "a");

            assertThat(first.issued()).isEqualTo(OptionalLong.of(1));
            assertThat(second.issued()).isEqualTo(OptionalLong.of(2));
        }
    }

    @Test
    void whatIsRefusedAFewTimesIsTakenInTheThirdAttemptAtTheLatest() throws IOException {
        try (Memory before = open(manners(Ids.SMALL, 1_000, 0))) {
            assertThat(start(before, "a").refused()).isTrue();
        }
        try (Memory again = open(manners(Ids.SMALL, 1_000, 0))) {
            start(again, "a");

            Decision third = start(again, "b");

            assertThat(third.refused()).isFalse();
        }
    }

    @Test
    void whatIsRefusedForEverIsRefusedAgainAndAgain() throws IOException {
        try (Memory memory = open(manners(Ids.SMALL, 0, 1_000))) {
            for (int attempt = 0; attempt < 4; attempt++) {
                assertThat(start(memory, "a").refused()).isTrue();
            }
        }
    }

    @Test
    void theBookTellsWhatWasHeardEvenIfItsLastLineIsNotWhole() throws IOException {
        try (Memory memory = open(manners(Ids.SMALL, 0, 0))) {
            Decision decision = start(memory, "a");
            memory.answered(decision.number());
            start(memory, "b");
        }
        Files.writeString(directory.resolve("book"), "{\"event\":\"hea", StandardOpenOption.APPEND);

        CsmsBooks books = CsmsBooks.read(directory.resolve("book"));

        assertThat(books.heard()).extracting(Heard::id).containsExactly("a", "b");
        assertThat(books.heard())
                .extracting(it -> it.outcome().answeredAt().isPresent())
                .containsExactly(true, false);
    }
}
