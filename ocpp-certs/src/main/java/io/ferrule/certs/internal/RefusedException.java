// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.internal;

import io.ferrule.certs.Refusal;

/** Ends a row of checks at the first one that fails. Never leaves the module: every engine turns it into a value. */
public final class RefusedException extends Exception {

    private static final long serialVersionUID = 1L;

    private final Refusal refusal;

    /** A refusal without more to say. */
    public RefusedException(Refusal refusal) {
        this(refusal, "");
    }

    /** A refusal with a detail that is already fit for messages. */
    public RefusedException(Refusal refusal, String detail) {
        super(detail, null, false, false);
        this.refusal = refusal;
    }

    /** The reason. */
    public Refusal refusal() {
        return refusal;
    }

    /** What else is known, possibly empty. */
    public String detail() {
        return String.valueOf(getMessage());
    }
}
