// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.charging;

import io.ferrule.charging.Refusal;

/** A line of another shape than the command takes. */
final class RefusedLine extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient Refusal refusal;

    RefusedLine(Refusal refusal) {
        super(refusal.reason(), null, false, false);
        this.refusal = refusal;
    }

    RefusedLine(String rule, String reason) {
        this(new Refusal(rule, reason));
    }

    static void when(boolean wrong, String rule, String reason) throws RefusedLine {
        if (wrong) {
            throw new RefusedLine(rule, reason);
        }
    }

    Refusal refusal() {
        return refusal;
    }
}
