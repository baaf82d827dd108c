// SPDX-License-Identifier: Apache-2.0
package io.ferrule.model.internal.json;

/** A text is not JSON that everybody reads in the same way. The message holds no word of the text. */
public final class MalformedJson extends Exception {

    private static final long serialVersionUID = 1L;

    private final String rule;

    private MalformedJson(String rule, String message) {
        super(message, null, false, false); // told to the peer, never traced; a flood of these must stay cheap
        this.rule = rule;
    }

    /** The text has another form than the one that is wanted. */
    public static MalformedJson envelope(String message) {
        return new MalformedJson("envelope", message);
    }

    /** Two members of one object have the same name. */
    public static MalformedJson duplicateKey(long at) {
        return new MalformedJson("duplicate-key", "a name occurs for the second time in its object at character " + at);
    }

    /** The text goes beyond a bound. */
    public static MalformedJson limit(String message) {
        return new MalformedJson("limit", message);
    }

    /** The rule of the finding: {@code envelope}, {@code duplicate-key} or {@code limit}. */
    public String rule() {
        return rule;
    }

    /** The sentence of the finding. */
    public String sentence() {
        return String.valueOf(getMessage());
    }
}
