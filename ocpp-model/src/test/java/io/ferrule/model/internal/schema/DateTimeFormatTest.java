// SPDX-License-Identifier: Apache-2.0
package io.ferrule.model.internal.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class DateTimeFormatTest {

    private static final int ROUNDS = 200_000;
    private static final long SEED = 20_261_122L;

    private final DateTimeFormat format = new DateTimeFormat();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-11-22T08:15:30Z",
                "2026-11-22T08:15:30.000Z",
                "2026-12-31T23:59:59.123456789+14:00",
                "2026-02-28T00:00:00-00:30",
                "0000-01-01T00:00:00+00:00"
            })
    void knowsWhatPeersWriteByItsCharacters(String text) {
        assertThat(DateTimeFormat.isUsual(text)).isTrue();
    }

    /** RFC 3339, 5.6: time-secfrac has no last digit. */
    @ParameterizedTest
    @CsvSource({
        "2026-11-22T08:15:30.1234567890Z, true",
        "2026-11-22T08:15:30.12345678901234567890+01:00, true",
        "2026-02-30T08:15:30.1234567890Z, false",
        "2026-11-22T08:15:30.1234567890, false"
    })
    void takesDecimalsBeyondNanoseconds(String text, boolean valid) {
        Optional<String> wrong = format.validate(text);

        assertThat(wrong.isEmpty()).isEqualTo(valid);
    }

    /** RFC 3339, 5.6; whatever is passed without Java's reading must be what Java reads. */
    @Test
    void neverPassesWhatJavaDoesNotRead() {
        Random random = new Random(SEED);
        int usual = 0;
        for (int round = 0; round < ROUNDS; round++) {
            String text = spoiled(random, "20%02d-%02d-%02dT%02d:%02d:%02d%s%s");

            boolean passed = DateTimeFormat.isUsual(text);

            usual += passed ? 1 : 0;
            assertThat(passed && !isReadable(text))
                    .as("seed %d round %d: %s", SEED, round, text)
                    .isFalse();
            assertThat(!passed || format.validate(text).isEmpty()).as(text).isTrue();
        }
        assertThat(usual).isGreaterThan(ROUNDS / 20);
    }

    private static boolean isReadable(String text) {
        try {
            OffsetDateTime.parse(text, DateTimeFormatter.ISO_OFFSET_DATE_TIME);
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }

    /** Mostly a date and time, with numbers around the ends of their ranges, sometimes with a character changed. */
    private static String spoiled(Random random, String shape) {
        String[] zones = {"Z", "z", "", "+02:00", "-17:59", "+18:00", "+18:01", "+23:00", "+2:00", "+0200", "Z "};
        String[] decimals = {"", "", ".0", ".123", ".123456789", ".1234567890", ".", ",1"};
        StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT,
                shape,
                random.nextInt(100),
                random.nextInt(14),
                random.nextInt(33),
                random.nextInt(26),
                random.nextInt(62),
                random.nextInt(62),
                decimals[random.nextInt(decimals.length)],
                zones[random.nextInt(zones.length)]));
        if (random.nextInt(3) == 0) {
            String odd = "0129-:TtZz+. /\u0661";
            text.setCharAt(random.nextInt(text.length()), odd.charAt(random.nextInt(odd.length())));
        }
        return text.toString();
    }
}
