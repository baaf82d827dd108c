// SPDX-License-Identifier: Apache-2.0
package io.ferrule.codegen;

import io.ferrule.codegen.Model.Place;
import io.ferrule.codegen.Model.Size;
import io.ferrule.codegen.Model.TypeRef;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the type of a field, such as {@code ci-string(20)[1..]}. */
final class TypeReader {

    private static final Pattern TYPE = Pattern.compile("([A-Za-z][A-Za-z0-9-]*)(?:\\(([^)]*)\\))?(\\[[^\\]]*\\])?");
    private static final Pattern SIZE = Pattern.compile("\\[(?:(\\d+)?\\.\\.(\\d+)?)?\\]");

    private TypeReader() {}

    static TypeRef read(Place place, String text) {
        Matcher matcher = TYPE.matcher(text);
        if (!matcher.matches()) {
            throw new DefinitionException(place, "\"" + text + "\" is no type, such as string(20) or MeterValue[]");
        }
        String base = matcher.group(1);
        Optional<String> argument = Optional.ofNullable(matcher.group(2));
        Optional<Integer> maxLength = Optional.empty();
        Optional<BigDecimal> multipleOf = Optional.empty();
        if (argument.isPresent()) {
            switch (base) {
                case "string", "ci-string" ->
                    maxLength = Optional.of(number(place, argument.get()).intValueExact());
                case "decimal" -> multipleOf = Optional.of(number(place, argument.get()));
                default -> throw new DefinitionException(place, base + " takes nothing in parentheses");
            }
        }
        return new TypeRef(
                base,
                maxLength,
                multipleOf,
                Optional.ofNullable(matcher.group(3)).map(size -> size(place, size)));
    }

    private static BigDecimal number(Place place, String text) {
        try {
            BigDecimal number = new BigDecimal(text);
            if (number.signum() > 0) {
                return number;
            }
        } catch (NumberFormatException e) {
            // told below, together with numbers that are not positive
        }
        throw new DefinitionException(place, "expected a positive number in parentheses, found \"" + text + "\"");
    }

    private static Size size(Place place, String text) {
        Matcher matcher = SIZE.matcher(text);
        if (!matcher.matches()) {
            throw new DefinitionException(place, "expected [], [1..], [..20] or [1..20], found \"" + text + "\"");
        }
        Optional<String> least = Optional.ofNullable(matcher.group(1));
        return new Size(
                least.map(Integer::parseInt).orElse(0),
                Optional.ofNullable(matcher.group(2)).map(Integer::parseInt));
    }
}
