// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.journal;

import java.time.Duration;
import java.time.Instant;

/**
 * The last boot of a station that was accepted, by its CSMS or in its place. Immutable.
 *
 * @param payload payload of the BootNotification, character for character
 * @param interval heartbeat interval of the answer; not negative, kept to the second
 * @param acceptedAt when, to the millisecond
 * @param told whether the CSMS has seen this very boot; false for one that was accepted in its place
 */
public record BootRecord(String payload, Duration interval, Instant acceptedAt, boolean told) {

    /** Checks the interval. */
    public BootRecord {
        if (interval.isNegative()) {
            throw new IllegalArgumentException("an interval is not negative, was " + interval);
        }
    }

    /**
     * The same once the CSMS has been told.
     *
     * @return a copy
     */
    public BootRecord asTold() {
        return new BootRecord(payload, interval, acceptedAt, true);
    }
}
