// SPDX-License-Identifier: Apache-2.0
package io.ferrule.ids.rule;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.stream.Collectors;

/** Guesses which word somebody meant. */
final class Nearest {

    private static final int LONGEST = 64;
    private static final int MOST_LISTED = 12;

    private Nearest() {}

    /** A question for the nearest word, or the list of words if none is near. */
    static String hint(String written, Collection<String> known) {
        return known.stream()
                .filter(word ->
                        written.length() <= LONGEST && distance(written, word) <= Math.max(2, word.length() / 3))
                .min(Comparator.comparingInt((String word) -> distance(written, word))
                        .thenComparing(Comparator.naturalOrder()))
                .map(word -> "did you mean \"" + word + "\"?")
                .orElseGet(() -> "allowed here: "
                        + known.stream().limit(MOST_LISTED).collect(Collectors.joining(", "))
                        + (known.size() > MOST_LISTED ? ", …" : ""));
    }

    /** Edits that turn one word into the other: insert, delete, replace. */
    private static int distance(String left, String right) {
        int[] row = new int[right.length() + 1];
        Arrays.setAll(row, index -> index);
        for (int i = 1; i <= left.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= right.length(); j++) {
                int replaced = diagonal + (left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[right.length()];
    }
}
