// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging.recipe;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What a recipe says about one property; what is not allowed is refused with {@link IllegalArgumentException}, which says
 * what is.
 *
 * @param words as they are written
 */
record Words(List<String> words) {

    private static final int MOST_SHOWN = 40;

    String one() {
        if (words.size() != 1) {
            throw new IllegalArgumentException("must be a single value");
        }
        return words.get(0);
    }

    int number(int least, int most) {
        BigDecimal number = decimal(BigDecimal.valueOf(least), BigDecimal.valueOf(most));
        if (number.stripTrailingZeros().scale() > 0) {
            throw wrong("a whole number from " + least + " to " + most);
        }
        return number.intValue();
    }

    BigDecimal decimal(BigDecimal least, BigDecimal most) {
        String text = one();
        boolean number = text.matches("\\d{1,9}(\\.\\d{1,6})?");
        BigDecimal value = number ? new BigDecimal(text) : least.subtract(BigDecimal.ONE);
        if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
            throw wrong("a number from " + least.toPlainString() + " to " + most.toPlainString());
        }
        return value;
    }

    boolean flag() {
        return oneOf(
                word -> Stream.of(true, false)
                        .filter(value -> value.toString().equals(word))
                        .findFirst(),
                "true, false");
    }

    <T> T oneOf(Function<String, Optional<T>> meaning, String allowed) {
        return meaning.apply(one()).orElseThrow(() -> wrong("one of " + allowed));
    }

    /** At least one word, each of those that are allowed. */
    <T> Set<T> several(Function<String, Optional<T>> meaning, String allowed) {
        Set<T> meanings = new HashSet<>();
        for (String word : words) {
            meanings.add(meaning.apply(word).orElseThrow(() -> wrong("a list of " + allowed)));
        }
        if (meanings.isEmpty()) {
            throw new IllegalArgumentException("must be a list of " + allowed + ", and not empty");
        }
        return meanings;
    }

    IllegalArgumentException wrong(String allowed) {
        String shown = String.join(", ", words);
        String cut = shown.length() > MOST_SHOWN ? shown.substring(0, MOST_SHOWN) + "…" : shown;
        return new IllegalArgumentException("must be " + allowed + ", was \"" + cut + "\"");
    }
}
