// SPDX-License-Identifier: Apache-2.0
package io.ferrule.ids.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UtcTextTest {

    private static final int DAYS_OF_CENTURIES = 80_000;

    @Test
    void readsWhatTheJdkWrites() {
        long seed = Long.getLong("seed", 42);
        Random random = new Random(seed);

        for (int i = 0; i < 20_000; i++) {
            long millis = random.nextLong(DAYS_OF_CENTURIES * 86_400_000L);
            String text = Instant.ofEpochMilli(millis).toString();

            assertThat(UtcText.millis(text)).as("%s, seed %d", text, seed).hasValue(millis);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-02-29T00:00:00Z",
                "2026-13-01T00:00:00Z",
                "2026-01-01T25:00:00Z",
                "2026-01-01",
                "",
                "Z",
                "2026-01-01T00:00:60Z",
                "2026-01-01T00:00:00",
                "2026-01-01T00:00:00.",
                "2026-01-01T00:00:00+05:60",
                "2026-01-01T00:00:00+18:01",
                "2026-01-01T00:00:00+0530"
            })
    void refusesWhatIsNoTime(String text) {
        assertThat(UtcText.millis(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2024-02-29T23:59:59Z",
                "2026-01-31T00:00:00.1Z",
                "2026-01-01T00:00:00.123456789Z",
                "2026-01-01T00:00:00+05:30",
                "2026-03-01T00:30:00.25-11:45",
                "2026-01-01T00:00:00-00:00",
                "2026-01-01T00:00:00+17:59",
                "2026-01-01T00:00:00+18:00",
                "2026-01-01T00:00Z"
            })
    void agreesWithTheJdkOnOtherForms(String text) {
        long wanted = OffsetDateTime.parse(text).toInstant().toEpochMilli();

        assertThat(UtcText.millis(text)).hasValue(wanted);
    }

    @Test
    void readsTheLastDaysOfAMonth() {
        assertThat(UtcText.millis("2026-01-31T12:00:00Z"))
                .hasValue(Instant.parse("2026-01-31T12:00:00Z").toEpochMilli());
        assertThat(UtcText.millis("2024-02-29T12:00:00.5Z"))
                .hasValue(Instant.parse("2024-02-29T12:00:00.5Z").toEpochMilli());
    }

    @Test
    void refusesDaysThatAMonthDoesNotHave() {
        assertThat(UtcText.millis("2026-02-29T12:00:00Z")).isEmpty();
        assertThat(UtcText.millis("2026-04-31T12:00:00Z")).isEmpty();
    }
}
