// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging.recipe;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** How files spell the constants of an enum: in small letters, with hyphens. */
final class Spelling {

    private Spelling() {}

    static <E extends Enum<E>> Function<String, Optional<E>> of(Class<E> type) {
        return word -> Arrays.stream(type.getEnumConstants())
                .filter(constant -> word(constant).equals(word))
                .findFirst();
    }

    static <E extends Enum<E>> String all(Class<E> type) {
        return Arrays.stream(type.getEnumConstants()).map(Spelling::word).collect(Collectors.joining(", "));
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
