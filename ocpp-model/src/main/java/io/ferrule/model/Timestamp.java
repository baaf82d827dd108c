// SPDX-License-Identifier: Apache-2.0
package io.ferrule.model;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A point in time as a peer wrote it. The text is kept; it is read only when somebody asks, so that a bad date fails
 * that question and not the frame.
 *
 * <p>Immutable and safe for use by several threads.
 *
 * @param text the characters on the wire, for example {@code 2026-01-01T00:00:00.000Z}
 */
public record Timestamp(String text) {

    private static final DateTimeFormatter WRITER =
            new DateTimeFormatterBuilder().appendInstant(3).toFormatter(Locale.ROOT);

    private static final Pattern BEYOND_NANOSECONDS = Pattern.compile("(\\.[0-9]{9})[0-9]+");

    /**
     * Writes a point in time in the form that every version accepts: UTC with three decimals of a second (OCPP 2.0.1
     * part 2, 2.1.1 allows no more).
     *
     * @param instant any point in time; cut to milliseconds
     * @return its text
     */
    public static Timestamp of(Instant instant) {
        return new Timestamp(WRITER.format(instant));
    }

    /**
     * Reads the text of a peer that may be wrong; a blank instead of {@code T} is accepted, and decimals beyond
     * nanoseconds are cut off.
     *
     * @return the point in time, or empty if the text is no date and time with a zone
     */
    public Optional<Instant> findInstant() {
        try {
            return Optional.of(instant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /**
     * Reads the text; a blank instead of {@code T} is accepted, and decimals beyond nanoseconds are cut off.
     *
     * @return the point in time
     * @throws DateTimeException if the text is no date and time with a zone
     */
    public Instant instant() {
        String normal = text.length() > 10 && text.charAt(10) == ' ' ? text.replaceFirst(" ", "T") : text;
        return OffsetDateTime.parse(BEYOND_NANOSECONDS.matcher(normal).replaceFirst("$1"))
                .toInstant();
    }
}
