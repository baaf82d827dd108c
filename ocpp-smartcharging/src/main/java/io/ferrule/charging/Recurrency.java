// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/** How often a recurring schedule starts again (OCPP 1.6 edition 2, 7.37). */
public enum Recurrency {
    /** Every 24 hours; with local time, every day of the calendar. */
    DAILY("Daily", 1),
    /** Every 7 days. */
    WEEKLY("Weekly", 7);

    private final String wireName;
    private final int days;

    Recurrency(String wireName, int days) {
        this.wireName = wireName;
        this.days = days;
    }

    /**
     * The days from one start to the next.
     *
     * @return 1 or 7
     */
    public int days() {
        return days;
    }

    /**
     * The time from one start to the next, where clocks are not changed.
     *
     * @return 24 hours or seven times that
     */
    public Duration interval() {
        return Duration.ofDays(days);
    }

    /**
     * The name on the wire.
     *
     * @return {@code Daily} or {@code Weekly}
     */
    public String wireName() {
        return wireName;
    }

    /**
     * Finds one by its name on the wire.
     *
     * @param name as written
     * @return the recurrency, or empty if there is none of this name
     */
    public static Optional<Recurrency> ofWireName(String name) {
        return Arrays.stream(values())
                .filter(recurrency -> recurrency.wireName.equals(name))
                .findFirst();
    }
}
