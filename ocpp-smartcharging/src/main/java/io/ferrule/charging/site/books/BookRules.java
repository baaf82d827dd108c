// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging.site.books;

import io.ferrule.charging.rule.Checks;
import java.time.Duration;

/**
 * Times and tolerances by which the books are kept.
 *
 * @param settle how long after it was accepted a lower limit still counts as the higher one: cars need time to follow, and
 *     stations' clocks are off
 * @param lateArrival how long after it was sent an order without an answer may still take effect
 * @param meterTimeout how old the last reading of a fuse may be
 * @param fallDelay how long a fall of the other load is not believed; a rise is believed at once
 * @param margin amperes of each phase of each fuse that are never given away, 0 to 1,000
 * @param disobedience when a station counts as disobedient
 */
public record BookRules(
        Duration settle,
        Duration lateArrival,
        Duration meterTimeout,
        Duration fallDelay,
        double margin,
        Disobedience disobedience) {

    private static final double MOST_MARGIN = 1_000;

    /** Checks the margin. */
    public BookRules {
        Checks.number("the margin", margin, 0, MOST_MARGIN);
    }

    /**
     * When measured current contradicts the limit.
     *
     * @param tolerance amperes above what the station may draw that prove nothing
     * @param patience how long it must draw more to count as disobedient
     * @param forgiveness how long it must draw no more to count as obedient again
     */
    public record Disobedience(double tolerance, Duration patience, Duration forgiveness) {}

    /**
     * The usual rules: 5 s to settle, 60 s for late orders and silent meters, falls believed after 45 s, no margin, 1 A for
     * 10 s is disobedience, forgiven after 10 min.
     *
     * @return the rules
     */
    public static BookRules usual() {
        return new BookRules(
                Duration.ofSeconds(5),
                Duration.ofSeconds(60),
                Duration.ofSeconds(60),
                Duration.ofSeconds(45),
                0,
                new Disobedience(1, Duration.ofSeconds(10), Duration.ofMinutes(10)));
    }
}
