// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Locale;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamePatternTest {

    @ParameterizedTest
    @CsvSource({
        "ABB, abb, true",
        "ABB, ABB Ltd, false",
        "ABB*, abb ltd, true",
        "*Grizzl*, United Grizzl-E, true",
        "T*AC*, TACW22, true",
        "T*AC*, Terra 54, false",
        "a*a, a, false",
        "a*a, aa, true",
        "ab*ba, aba, false",
        "**, '', true",
        "*, '', true",
        "*b, ab, true",
        "*b, ba, false"
    })
    void matchesWholeNamesWhateverTheCase(String pattern, String name, boolean expected) {
        assertThat(new NamePattern(pattern).matches(name)).isEqualTo(expected);
    }

    @Test
    void agreesWithARegularExpression() {
        long seed = 20_260_105;
        Random random = new Random(seed);
        for (int i = 0; i < 20_000; i++) {
            String pattern = word(random, "ab*", 1 + random.nextInt(6));
            String name = word(random, "abB", random.nextInt(8));

            boolean matches = new NamePattern(pattern).matches(name);

            assertThat(matches)
                    .as("seed " + seed + ": " + pattern + " and " + name)
                    .isEqualTo(Pattern.matches(pattern.replace("*", ".*"), name.toLowerCase(Locale.ROOT)));
        }
    }

    private static String word(Random random, String letters, int length) {
        StringBuilder word = new StringBuilder();
        for (int i = 0; i < length; i++) {
            word.append(letters.charAt(random.nextInt(letters.length())));
        }
        return word.toString();
    }

    @Test
    void refusesAPatternThatIsEmptyOrLong() {
        assertThatIllegalArgumentException().isThrownBy(() -> new NamePattern(" "));
        assertThatIllegalArgumentException().isThrownBy(() -> new NamePattern("a".repeat(256)));
    }
}
