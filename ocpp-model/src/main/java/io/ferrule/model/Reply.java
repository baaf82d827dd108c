// SPDX-License-Identifier: Apache-2.0
package io.ferrule.model;

/** The answer to a CALL: a result or an error. */
public sealed interface Reply extends Frame permits CallResult, CallError {

    /**
     * The same reply under another id; only the characters of the id differ.
     *
     * @param id the new message id
     * @return the reply with that id
     */
    Reply withId(String id);
}
