// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.journal;

import java.time.Instant;

/**
 * The last status of a connector. Immutable.
 *
 * @param connector connector id, 0 for the whole station
 * @param payload payload of the StatusNotification, character for character
 * @param at when it came, to the millisecond
 */
public record StatusRecord(int connector, String payload, Instant at) {

    /** Checks the connector. */
    public StatusRecord {
        if (connector < 0) {
            throw new IllegalArgumentException("a connector id is not negative, was " + connector);
        }
    }
}
