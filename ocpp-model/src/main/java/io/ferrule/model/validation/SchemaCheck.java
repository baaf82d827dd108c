// SPDX-License-Identifier: Apache-2.0
package io.ferrule.model.validation;

import io.ferrule.model.Action;
import io.ferrule.model.Payload;

/**
 * Checks payloads against the JSON Schemas of their action. Schemas are loaded and compiled on first use and shared.
 *
 * <p>Safe for use by several threads.
 */
public final class SchemaCheck {

    /** Makes a check with no schema loaded yet. */
    public SchemaCheck() {}

    /**
     * Checks the payload of a CALL.
     *
     * @param action action of the CALL
     * @param payload its payload
     * @return what was seen, in the order of the payload's text where that is known
     */
    public Assessment request(Action<?, ?> action, Payload payload) {
        throw new UnsupportedOperationException("not yet: " + action + payload);
    }

    /**
     * Checks the payload of a CALLRESULT.
     *
     * @param action action of the CALL that it answers
     * @param payload its payload
     * @return what was seen
     */
    public Assessment response(Action<?, ?> action, Payload payload) {
        throw new UnsupportedOperationException("not yet: " + action + payload);
    }
}
