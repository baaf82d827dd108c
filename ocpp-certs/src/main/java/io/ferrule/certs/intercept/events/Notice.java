// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.intercept.events;

import io.ferrule.model.Payload;
import io.ferrule.proxy.journal.Kind;

/**
 * A call of our own that tells the CSMS something and expects nothing of its answer. Immutable.
 *
 * @param kind what it is worth where the journal has no room: {@link Kind#SECURITY} or {@link Kind#STATUS}
 * @param action its action, such as {@code SecurityEventNotification}
 * @param payload its payload, as the version of the conversation wants it
 */
public record Notice(Kind kind, String action, Payload payload) {

    /** Checks the kind. */
    public Notice {
        if (kind != Kind.SECURITY && kind != Kind.STATUS) {
            throw new IllegalArgumentException("a notice is of kind SECURITY or STATUS, was " + kind);
        }
    }
}
