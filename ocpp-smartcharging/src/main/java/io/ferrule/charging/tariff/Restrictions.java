// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging.tariff;

import io.ferrule.charging.rule.RefusedException;
import io.ferrule.charging.rule.Rule;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * When a tariff element holds (OCPI 2.2.1, TariffRestrictions); all that are there must be met at an instant.
 *
 * @param hours wall-clock hours of each day
 * @param dates days of the calendar
 * @param days days of the week, all seven if there is no restriction
 * @param power kW at which the car charges
 * @param stay time since the session began
 */
public record Restrictions(Hours hours, Dates dates, Set<DayOfWeek> days, Power power, Stay stay) {

    /** No restriction at all. */
    public static final Restrictions NONE =
            new Restrictions(Hours.ALL, Dates.ALL, EnumSet.allOf(DayOfWeek.class), Power.ANY, Stay.ANY);

    /** Copies. */
    public Restrictions {
        days = Set.copyOf(days);
    }

    /**
     * Hours of a day on the wall clock of the site.
     *
     * @param start first minute
     * @param end first minute after; at or before the start: the hours go on over midnight
     */
    public record Hours(LocalTime start, LocalTime end) {

        /** The whole day. */
        public static final Hours ALL = new Hours(LocalTime.MIDNIGHT, LocalTime.MIDNIGHT);
    }

    /**
     * Days of the calendar.
     *
     * @param first first day
     * @param end first day after
     */
    public record Dates(Optional<LocalDate> first, Optional<LocalDate> end) {

        /** Every day. */
        public static final Dates ALL = new Dates(Optional.empty(), Optional.empty());

        boolean contains(LocalDate date) {
            return first.filter(date::isBefore).isEmpty()
                    && end.filter(day -> !date.isBefore(day)).isEmpty();
        }
    }

    /**
     * A range of power.
     *
     * @param leastKw smallest power at which the element holds
     * @param belowKw the element holds below this power
     */
    public record Power(double leastKw, double belowKw) {

        /** Any power. */
        public static final Power ANY = new Power(0, Double.POSITIVE_INFINITY);

        boolean contains(double kw) {
            return kw >= leastKw && kw < belowKw;
        }
    }

    /**
     * A range of the time since the session began.
     *
     * @param least from here on
     * @param below until here; empty for no end
     */
    public record Stay(Duration least, Optional<Duration> below) {

        private static final Duration MOST = Duration.ofDays(3_660);

        /** The whole session. */
        public static final Stay ANY = new Stay(Duration.ZERO, Optional.empty());

        /** Refuses what is negative or longer than ten years. */
        public Stay {
            Duration most = below.orElse(least);
            if (least.isNegative() || most.isNegative() || least.compareTo(MOST) > 0 || most.compareTo(MOST) > 0) {
                throw new RefusedException(Rule.TARIFF, "durations of a tariff must be from 0 seconds to ten years");
            }
        }
    }
}
