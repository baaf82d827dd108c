// SPDX-License-Identifier: Apache-2.0
package io.ferrule.model.internal.schema;

import java.time.DateTimeException;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.util.Locale;
import java.util.Optional;
import org.everit.json.schema.FormatValidator;

/**
 * A date and time with zone as in RFC 3339, 5.6: seconds are there, the day exists, up to nine decimals, {@code T} and
 * {@code Z} in either case. Everit's own check takes 30 February and refuses the small letters. A leap second is refused,
 * as Java cannot read it.
 */
final class DateTimeFormat implements FormatValidator {

    private static final DateTimeFormatter RFC_3339 = new DateTimeFormatterBuilder()
            .parseCaseInsensitive()
            .appendValue(ChronoField.YEAR, 4)
            .appendLiteral('-')
            .appendValue(ChronoField.MONTH_OF_YEAR, 2)
            .appendLiteral('-')
            .appendValue(ChronoField.DAY_OF_MONTH, 2)
            .appendLiteral('T')
            .appendValue(ChronoField.HOUR_OF_DAY, 2)
            .appendLiteral(':')
            .appendValue(ChronoField.MINUTE_OF_HOUR, 2)
            .appendLiteral(':')
            .appendValue(ChronoField.SECOND_OF_MINUTE, 2)
            .optionalStart()
            .appendFraction(ChronoField.NANO_OF_SECOND, 1, 9, true)
            .optionalEnd()
            .appendOffset("+HH:MM", "Z")
            .toFormatter(Locale.ROOT)
            .withResolverStyle(ResolverStyle.STRICT);

    @Override
    public Optional<String> validate(String subject) {
        try {
            RFC_3339.parse(subject);
            return Optional.empty();
        } catch (DateTimeException e) {
            return Optional.of("is no date and time with zone as in RFC 3339");
        }
    }

    @Override
    public String formatName() {
        return "date-time";
    }
}
