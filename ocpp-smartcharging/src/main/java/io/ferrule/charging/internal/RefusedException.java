// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging.internal;

import io.ferrule.charging.Refusal;

/** Ends a row of checks at the first one that fails. Never leaves the module: every engine turns it into a value. */
public final class RefusedException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient Refusal refusal;

    /** Names the rule and says why in one sentence. */
    public RefusedException(String rule, String reason) {
        super(reason, null, false, false);
        this.refusal = new Refusal(rule, reason);
    }

    /** Refuses if something is wrong. */
    public static void when(boolean wrong, String rule, String reason) throws RefusedException {
        if (wrong) {
            throw new RefusedException(rule, reason);
        }
    }

    /** Why. */
    public Refusal refusal() {
        return refusal;
    }
}
