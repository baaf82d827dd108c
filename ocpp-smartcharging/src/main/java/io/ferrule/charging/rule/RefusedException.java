// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging.rule;

import io.ferrule.charging.Refusal;

/**
 * Input breaks a rule: it ends a row of checks at the first one that fails. The message is one sentence for people; what it
 * quotes of the input is cut to 40 characters and holds no control characters.
 */
public final class RefusedException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;
    private static final int MOST_QUOTED = 40;

    private final transient Refusal refusal;

    /**
     * Makes the exception for a rule about descriptions.
     *
     * @param rule what is broken
     * @param sentence what is wrong and what would be right; quotes input only through {@link #quoted}
     */
    public RefusedException(Rule rule, String sentence) {
        this(rule.word(), sentence);
    }

    /**
     * Makes the exception for any rule.
     *
     * @param rule its name, as in {@link Refusal}
     * @param sentence what is wrong and what would be right; quotes input only through {@link #quoted}
     */
    public RefusedException(String rule, String sentence) {
        this(new Refusal(rule, sentence));
    }

    /**
     * Makes the exception for what another check has found.
     *
     * @param refusal what is broken, and why
     */
    public RefusedException(Refusal refusal) {
        super(refusal.reason());
        this.refusal = refusal;
    }

    /**
     * Refuses if something is wrong.
     *
     * @param wrong whether it is
     * @param rule the name of the rule
     * @param sentence what is wrong
     * @throws RefusedException if it is
     */
    public static void when(boolean wrong, String rule, String sentence) {
        if (wrong) {
            throw new RefusedException(rule, sentence);
        }
    }

    /**
     * What is broken, and why.
     *
     * @return both
     */
    public Refusal refusal() {
        return refusal;
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
