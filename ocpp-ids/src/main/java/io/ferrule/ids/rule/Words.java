// SPDX-License-Identifier: Apache-2.0
package io.ferrule.ids.rule;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Parsers of single values. Each throws IllegalArgumentException with what is allowed. */
final class Words {

    private static final Pattern DURATION = Pattern.compile("([0-9]{1,6})(s|m|h|d)");
    private static final Pattern ID = Pattern.compile("[a-z0-9]+(?:[.-][a-z0-9]+){1,9}");
    private static final Map<String, Long> MILLIS =
            Map.of("s", 1_000L, "m", 60_000L, "h", 3_600_000L, "d", 86_400_000L);

    private Words() {}

    static long duration(String text) {
        Matcher matcher = DURATION.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "must be a time such as 30s, 10m, 6h or 7d, was \"" + Block.shown(text) + "\"");
        }
        return Long.parseLong(matcher.group(1)) * MILLIS.getOrDefault(matcher.group(2), 1L);
    }

    static String id(String text) {
        if (!ID.matcher(text).matches() || text.length() > 80) {
            throw new IllegalArgumentException(
                    "must be two or more words of a-z and 0-9 joined by . or -, such as own.night-reset, was \""
                            + Block.shown(text) + "\"");
        }
        return text;
    }

    static Function<String, Integer> number(int least, int most) {
        return text -> {
            if (text.matches("[0-9]{1,8}") && Integer.parseInt(text) >= least && Integer.parseInt(text) <= most) {
                return Integer.parseInt(text);
            }
            throw new IllegalArgumentException(
                    "must be a whole number from " + least + " to " + most + ", was \"" + Block.shown(text) + "\"");
        };
    }

    static Instant instant(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(
                    "must be a date and time such as 2027-01-01T00:00:00Z, was \"" + Block.shown(text) + "\"", e);
        }
    }

    static boolean flag(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("must be true or false, was \"" + Block.shown(text) + "\"");
        };
    }

    static <E extends Enum<E>> Function<String, E> word(Class<E> type) {
        return text -> {
            List<String> words = Arrays.stream(type.getEnumConstants())
                    .map(value -> value.name().toLowerCase(Locale.ROOT))
                    .toList();
            if (words.contains(text)) {
                return Enum.valueOf(type, text.toUpperCase(Locale.ROOT));
            }
            throw new IllegalArgumentException("\"" + Block.shown(text) + "\" is none of " + String.join(", ", words)
                    + "; " + Nearest.hint(text, words));
        };
    }
}
