// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging.rule;

/**
 * Input breaks a rule. The message is one sentence for people; what it quotes of the input is cut to 40 characters and
 * holds no control characters.
 */
public final class RefusedException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;
    private static final int MOST_QUOTED = 40;

    private final Rule rule;

    /**
     * Makes the exception.
     *
     * @param rule what is broken
     * @param sentence what is wrong and what would be right; quotes input only through {@link #quoted}
     */
    public RefusedException(Rule rule, String sentence) {
        super(sentence);
        this.rule = rule;
    }

    /**
     * What is broken.
     *
     * @return the rule
     */
    public Rule rule() {
        return rule;
    }

    /**
     * A piece of input, fit to be shown.
     *
     * @param text anything
     * @return the text in quotation marks, cut and without control characters
     */
    public static String quoted(String text) {
        StringBuilder shown = new StringBuilder("'");
        text.codePoints()
                .limit(MOST_QUOTED)
                .map(character -> Character.isISOControl(character) ? ' ' : character)
                .forEach(shown::appendCodePoint);
        return shown.append(text.codePointCount(0, text.length()) > MOST_QUOTED ? "…'" : "'")
                .toString();
    }
}
