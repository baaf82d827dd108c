// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.lint;

/** What lint says about a frame. */
enum Verdict {
    /** Nothing against it. */
    OK("ok"),
    /** Readable, but against the documents. */
    FINDING("finding"),
    /** Not one OCPP-J frame, and not one SOAP document, at all. */
    MALFORMED("malformed");

    private final String word;

    Verdict(String word) {
        this.word = word;
    }

    /** The word in the answer. */
    String word() {
        return word;
    }
}
