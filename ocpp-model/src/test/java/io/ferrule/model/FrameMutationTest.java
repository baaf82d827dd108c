// SPDX-License-Identifier: Apache-2.0
package io.ferrule.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Mutated frames: nothing escapes, and what is read is what Jackson's own strict mode takes too. */
final class FrameMutationTest {

    private static final long SEED = 161_803L;
    private static final int MUTATIONS = Integer.getInteger("mutations", 200_000);

    private static final List<String> FRAMES = List.of(
            "[2,\"19223201\",\"BootNotification\",{\"chargePointVendor\":\"V\\u00e9\",\"chargePointModel\":\"M\"}]",
            "[2,\"m2\",\"MeterValues\",{\"connectorId\":1,\"meterValue\":[{\"timestamp\":\"2024-01-01T00:00:00Z\","
                    + "\"sampledValue\":[{\"value\":\"50.0\",\"unit\":\"Hz\"},{\"value\":\"1\"}]}]}]",
            "[3,\"47d86268-c23d\",{\"configurationKey\":[],\"unknownKey\":[\"a\",\"\uD83D\uDE00\"],\"n\":-1.5e3}]",
            "[4,\"1\",\"InternalError\",\"failed \\uD83D\\uDE00\",{\"cause\":null}]",
            "[5,\"1\",\"FormatViolation\",\"\",{}]",
            "[6,\"1\",\"NotifyPeriodicEventStream\",{\"id\":true}]");
    private static final List<String> PIECES = List.of(
            "\"",
            "\\",
            "{",
            "}",
            "[",
            "]",
            ",",
            ":",
            "0",
            "9",
            "-",
            "e",
            ".",
            "null",
            "\\u0000",
            "\u0000",
            "\ud83d",
            "\\ud83d",
            "\\udE00",
            "\uFEFF",
            " ",
            "\n",
            "\"a\":1,",
            "[2,",
            "99999999999999999999",
            "\u00e9");

    private final Random random = new Random(SEED);
    private final FrameReader reader = new FrameReader(FrameLimits.defaults());
    private final ObjectMapper strict = new ObjectMapper()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    @Test
    void readsExactlyWhatAStrictParserReads() {
        for (int round = 0; round < MUTATIONS; round++) {
            String text = mutated(FRAMES.get(random.nextInt(FRAMES.size())));

            Reading reading = reader.read(text);

            String seeded = "seed " + SEED + " round " + round + ": " + text;
            if (reading instanceof Reading.Read read) {
                assertThat(isStrictJson(read.frame().text())).as(seeded).isTrue();
                assertThat(text).as(seeded).contains(read.frame().text());
            } else if (((Reading.Unreadable) reading).finding().message().startsWith("the text is not JSON from")) {
                assertThat(isStrictJson(text)).as(seeded).isFalse();
            }
        }
    }

    private boolean isStrictJson(String text) {
        try {
            strict.readTree(text);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private String mutated(String frame) {
        StringBuilder text = new StringBuilder(frame);
        int times = random.nextInt(3);
        for (int i = 0; i <= times; i++) {
            int from = random.nextInt(text.length() + 1);
            int to = Math.min(text.length(), from + random.nextInt(4));
            switch (random.nextInt(4)) {
                case 0 -> text.delete(from, to);
                case 1 -> text.insert(from, PIECES.get(random.nextInt(PIECES.size())));
                case 2 -> text.replace(from, to, PIECES.get(random.nextInt(PIECES.size())));
                default -> text.insert(from, text.substring(from, to));
            }
        }
        return text.toString();
    }
}
