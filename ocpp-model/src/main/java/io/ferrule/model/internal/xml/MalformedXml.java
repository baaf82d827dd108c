// SPDX-License-Identifier: Apache-2.0
package io.ferrule.model.internal.xml;

/** A document cannot be read, or shall not. The message holds no word of the document. */
public final class MalformedXml extends Exception {

    private static final long serialVersionUID = 1L;

    private final String rule;

    private MalformedXml(String rule, String message) {
        super(message);
        this.rule = rule;
    }

    /** The document is not well-formed, or uses a part of XML that SOAP has no use for. */
    static MalformedXml envelope(String message) {
        return new MalformedXml("envelope", message);
    }

    /** The document goes beyond a bound. */
    static MalformedXml limit(String message) {
        return new MalformedXml("limit", message);
    }

    /** The rule of the finding: {@code envelope} or {@code limit}. */
    public String rule() {
        return rule;
    }

    /** The sentence of the finding. */
    public String sentence() {
        return String.valueOf(getMessage());
    }
}
