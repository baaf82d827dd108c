// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.journal;

import java.time.Instant;

/**
 * The last status of a connector. Immutable.
 *
 * @param evse EVSE id in 2.0.1; 0 in 1.x
 * @param connector connector id; 0 for the whole station in 1.x, for the whole EVSE in 2.0.1
 * @param payload payload of the StatusNotification, character for character
 * @param at when it came, to the millisecond
 * @param told whether the CSMS has been told
 */
public record StatusRecord(int evse, int connector, String payload, Instant at, boolean told) {

    /** Checks the ids. */
    public StatusRecord {
        if (evse < 0 || connector < 0) {
            throw new IllegalArgumentException(
                    "ids of EVSE and connector are not negative, were " + evse + " and " + connector);
        }
    }

    /**
     * The same once the CSMS has been told.
     *
     * @return a copy
     */
    public StatusRecord asTold() {
        return new StatusRecord(evse, connector, payload, at, true);
    }
}
