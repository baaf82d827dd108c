// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging.wire;

import io.ferrule.charging.rule.RefusedException;
import io.ferrule.model.Payload;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.OptionalInt;

/** Takes members out of a text and refuses what is missing, of another type or beyond its bounds. */
final class Members {

    private static final int TIME_CHARACTERS = 64;
    private static final BigDecimal MOST = BigDecimal.valueOf(Integer.MAX_VALUE);
    private static final BigDecimal LEAST = BigDecimal.valueOf(Integer.MIN_VALUE);

    private final Payload text;

    Members(Payload text) {
        this.text = text;
    }

    boolean has(String pointer) {
        return text.has(pointer);
    }

    int size(String pointer) {
        return text.size(pointer);
    }

    /** Refuses if a member is missing; says what to give. */
    <T> T required(Optional<T> value, String pointer) {
        RefusedException.when(value.isEmpty(), "required", pointer + " is missing");
        return value.orElseThrow();
    }

    int requiredInteger(String pointer, int least) {
        RefusedException.when(!text.has(pointer), "required", pointer + " is missing");
        return integer(pointer, least).orElseThrow();
    }

    /** A whole number of 32 bits, written with or without {@code .0}. */
    OptionalInt integer(String pointer, int least) {
        Optional<BigDecimal> number = number(pointer);
        if (number.isEmpty()) {
            return OptionalInt.empty();
        }
        BigDecimal value = number.get();
        RefusedException.when(value.compareTo(MOST) > 0, "maximum", pointer + " is more than 32 bits hold");
        RefusedException.when(value.compareTo(LEAST) < 0, "minimum", pointer + " is less than 32 bits hold");
        RefusedException.when(value.stripTrailingZeros().scale() > 0, "type", pointer + " is no whole number");
        RefusedException.when(value.intValue() < least, "minimum", pointer + " is less than " + least);
        return OptionalInt.of(value.intValue());
    }

    Optional<BigDecimal> number(String pointer) {
        Optional<BigDecimal> number = text.number(pointer);
        RefusedException.when(number.isEmpty() && text.has(pointer), "type", pointer + " is no number");
        return number;
    }

    Optional<String> string(String pointer, int most) {
        Optional<String> string = text.string(pointer);
        RefusedException.when(string.isEmpty() && text.has(pointer), "type", pointer + " is no string");
        boolean tooLong = string.map(value -> value.length() > most).orElse(false);
        RefusedException.when(tooLong, "maxLength", pointer + " is longer than " + most + " characters");
        return string;
    }

    boolean flag(String pointer) {
        Optional<Boolean> flag = text.bool(pointer);
        RefusedException.when(flag.isEmpty() && text.has(pointer), "type", pointer + " is neither true nor false");
        return flag.orElse(false);
    }

    Optional<Instant> instant(String pointer) {
        return time(pointer, false).map(OffsetDateTime::toInstant);
    }

    /** A time; where the clock on the wall counts, its offset may be missing. */
    Optional<OffsetDateTime> time(String pointer, boolean local) {
        Optional<String> written = string(pointer, TIME_CHARACTERS);
        if (written.isEmpty()) {
            return Optional.empty();
        }
        try {
            OffsetDateTime time = parse(written.get().replace(' ', 'T'), local);
            boolean far = time.getYear() < 1 || time.getYear() > 9999;
            RefusedException.when(far, "format", pointer + " is in no year from 1 to 9999");
            return Optional.of(time);
        } catch (DateTimeException e) {
            throw new RefusedException("format", pointer + " is no date and time" + (local ? "" : " with a zone"));
        }
    }

    private static OffsetDateTime parse(String written, boolean local) {
        try {
            return OffsetDateTime.parse(written);
        } catch (DateTimeException e) {
            if (local) {
                return LocalDateTime.parse(written).atOffset(ZoneOffset.UTC);
            }
            throw e;
        }
    }
}
