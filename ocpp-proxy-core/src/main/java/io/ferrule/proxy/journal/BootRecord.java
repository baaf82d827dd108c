// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.journal;

import java.time.Duration;
import java.time.Instant;

/**
 * The last boot of a station that its CSMS accepted. Immutable.
 *
 * @param payload payload of the BootNotification, character for character
 * @param interval heartbeat interval of the answer; not negative, kept to the second
 * @param acceptedAt when, to the millisecond
 */
public record BootRecord(String payload, Duration interval, Instant acceptedAt) {

    /** Checks the interval. */
    public BootRecord {
        if (interval.isNegative()) {
            throw new IllegalArgumentException("an interval is not negative, was " + interval);
        }
    }
}
