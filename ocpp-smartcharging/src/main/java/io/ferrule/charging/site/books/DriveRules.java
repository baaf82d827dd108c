// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging.site.books;

import io.ferrule.charging.rule.Checks;
import java.time.Duration;

/**
 * How often stations are told something (G6, G9). What protects a fuse is bound by none of this.
 *
 * @param between shortest time between two orders to one station; doubled with each order in a row that failed, up to 32
 *     times
 * @param deadband smallest change in amperes that is worth an order, 0 to 1,000
 * @param deadbandPart the same as part of the limit in force, 0 to 1; the larger of the two counts
 * @param pausing when cars are paused and resumed
 */
public record DriveRules(Duration between, double deadband, double deadbandPart, Pausing pausing) {

    private static final double MOST_DEADBAND = 1_000;

    /** Checks the deadband. */
    public DriveRules {
        Checks.number("the deadband", deadband, 0, MOST_DEADBAND);
        Checks.number("the part of the deadband", deadbandPart, 0, 1);
    }

    /**
     * When cars are paused for want of power, and resumed.
     *
     * @param hysteresis amperes above the minimum that must be there before a paused car goes on
     * @param hold how long they must have been there
     * @param shortest shortest time on and shortest time off
     */
    public record Pausing(double hysteresis, Duration hold, Duration shortest) {}

    /**
     * The usual rules: 10 s between orders, 1 A or 5 %, resumed 1 A above the minimum held for 60 s, on and off for at least
     * 5 min.
     *
     * @return the rules
     */
    public static DriveRules usual() {
        return new DriveRules(
                Duration.ofSeconds(10), 1, 0.05, new Pausing(1, Duration.ofSeconds(60), Duration.ofMinutes(5)));
    }
}
