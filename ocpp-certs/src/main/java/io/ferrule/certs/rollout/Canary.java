// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.rollout;

import java.time.Duration;

/**
 * How a certificate of a new kind goes out to a fleet.
 *
 * @param percent share of the stations that go first, 1 to 100; at least one station goes
 * @param hold how long they have to work with it before the others follow, positive
 */
public record Canary(int percent, Duration hold) {

    private static final int WHOLE = 100;

    /** Checks the values. */
    public Canary {
        if (percent < 1 || percent > WHOLE) {
            throw new IllegalArgumentException("a share is 1 to 100 percent, was " + percent);
        }
        if (hold.isNegative() || hold.isZero()) {
            throw new IllegalArgumentException("the time to hold must be positive");
        }
    }

    /** How many stations go first. */
    int first(int fleet) {
        return Math.max(1, Math.toIntExact(((long) fleet * percent + WHOLE - 1) / WHOLE));
    }
}
