// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging.fit;

import java.math.BigDecimal;

/**
 * How sparingly a station is written to: many store each profile in flash memory. Only rises are held back, never drops.
 *
 * @param leastRise in amperes or watts; a smaller rise is not sent, not negative
 * @param writesPerDay a rise that would not leave room for the drop after it within 24 hours is not sent; at least 2
 */
public record WritePolicy(BigDecimal leastRise, int writesPerDay) {

    /** Every change is sent. */
    public static final WritePolicy EVERY_CHANGE = new WritePolicy(BigDecimal.ZERO, Integer.MAX_VALUE);

    /** Refuses values outside their bounds with {@link IllegalArgumentException}. */
    public WritePolicy {
        if (leastRise.signum() < 0 || writesPerDay < 2) {
            throw new IllegalArgumentException("a rise is not negative, and a day has room for 2 writes");
        }
    }
}
