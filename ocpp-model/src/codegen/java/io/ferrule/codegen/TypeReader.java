// SPDX-License-Identifier: Apache-2.0
package io.ferrule.codegen;

import io.ferrule.codegen.Model.Limits;
import io.ferrule.codegen.Model.Place;
import io.ferrule.codegen.Model.Range;
import io.ferrule.codegen.Model.Size;
import io.ferrule.codegen.Model.TypeRef;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the type of a field, such as {@code ci-string(20)[1..]}. */
final class TypeReader {

    private static final Pattern TYPE = Pattern.compile("([A-Za-z][A-Za-z0-9-]*)(?:\\(([^)]*)\\))?(\\[[^\\]]*\\])?");
    private static final Pattern SIZE = Pattern.compile("\\[(?:(\\d{1,9})?\\.\\.(\\d{1,9})?)?\\]");
    private static final Pattern RANGE = Pattern.compile("(-?\\d+(?:\\.\\d+)?)?\\.\\.(-?\\d+(?:\\.\\d+)?)?");
    private static final Pattern LENGTH = Pattern.compile("[1-9]\\d{0,8}");

    private TypeReader() {}

    static TypeRef read(Place place, String text) {
        Matcher matcher = TYPE.matcher(text);
        if (!matcher.matches()) {
            throw new DefinitionException(place, "\"" + text + "\" is no type, such as string(20) or MeterValue[]");
        }
        String base = matcher.group(1);
        Optional<String> argument = Optional.ofNullable(matcher.group(2));
        Optional<String> brackets = Optional.ofNullable(matcher.group(3));
        return new TypeRef(
                base,
                argument.map(inside -> limits(place, base, inside)).orElse(Limits.NONE),
                brackets.map(size -> size(place, size)));
    }

    private static Limits limits(Place place, String base, String argument) {
        return switch (base) {
            case "string", "ci-string", "identifier" -> Limits.maxLength(length(place, argument));
            case "int" -> Limits.range(wholeRange(place, argument));
            case "decimal" ->
                argument.contains("..")
                        ? Limits.range(range(place, argument))
                        : Limits.multipleOf(step(place, argument));
            default -> throw new DefinitionException(place, base + " takes nothing in parentheses");
        };
    }

    private static int length(Place place, String text) {
        if (!LENGTH.matcher(text).matches()) {
            throw new DefinitionException(place, "expected a positive number in parentheses, found \"" + text + "\"");
        }
        return Integer.parseInt(text);
    }

    private static BigDecimal step(Place place, String text) {
        try {
            BigDecimal number = new BigDecimal(text);
            if (number.signum() > 0) {
                return number;
            }
        } catch (NumberFormatException e) {
            // told below, together with numbers that are not positive
        }
        throw new DefinitionException(
                place, "expected a positive number or a range such as 0..100 in parentheses, found \"" + text + "\"");
    }

    private static Range wholeRange(Place place, String text) {
        Range range = range(place, text);
        if (text.replace("..", "").contains(".")) {
            throw new DefinitionException(place, "expected whole numbers as ends of the range, found \"" + text + "\"");
        }
        return range;
    }

    private static Range range(Place place, String text) {
        Matcher matcher = RANGE.matcher(text);
        if (!matcher.matches() || text.equals("..")) {
            throw new DefinitionException(
                    place, "expected a range such as 0..100, 0.. or ..100 in parentheses, found \"" + text + "\"");
        }
        Optional<BigDecimal> least = Optional.ofNullable(matcher.group(1)).map(BigDecimal::new);
        Optional<BigDecimal> most = Optional.ofNullable(matcher.group(2)).map(BigDecimal::new);
        if (least.isPresent() && most.isPresent() && least.get().compareTo(most.get()) > 0) {
            throw new DefinitionException(place, "no number is in the range \"" + text + "\"");
        }
        return new Range(least, most);
    }

    private static Size size(Place place, String text) {
        Matcher matcher = SIZE.matcher(text);
        if (!matcher.matches()) {
            throw new DefinitionException(place, "expected [], [1..], [..20] or [1..20], found \"" + text + "\"");
        }
        int least = Optional.ofNullable(matcher.group(1)).map(Integer::parseInt).orElse(0);
        Optional<Integer> most = Optional.ofNullable(matcher.group(2)).map(Integer::parseInt);
        if (most.isPresent() && most.get() < least) {
            throw new DefinitionException(place, "no array has a size of \"" + text + "\"");
        }
        return new Size(least, most);
    }
}
