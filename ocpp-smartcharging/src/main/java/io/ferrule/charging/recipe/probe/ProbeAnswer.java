// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging.recipe.probe;

import io.ferrule.model.Payload;

/** What came back. */
public sealed interface ProbeAnswer {

    /**
     * A CALLRESULT.
     *
     * @param payload what it says; nothing about it is trusted
     */
    record CallResult(Payload payload) implements ProbeAnswer {}

    /**
     * A CALLERROR (OCPP-J 1.6, 4.2.3).
     *
     * @param code its code
     */
    record CallError(String code) implements ProbeAnswer {}

    /** Nothing came in time. */
    record Silence() implements ProbeAnswer {}

    /**
     * Nothing came in time.
     *
     * @return always the same value
     */
    static ProbeAnswer silent() {
        return new Silence();
    }
}
