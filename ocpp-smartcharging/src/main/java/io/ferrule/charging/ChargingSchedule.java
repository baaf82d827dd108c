// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

/**
 * Limits over time (OCPP 1.6 edition 2, 7.13; OCPP 2.1 part 2, ChargingScheduleType).
 *
 * @param startSchedule where it starts, as written; with local time its offset means nothing
 * @param duration its length in whole seconds, not negative; without one the last period does not end
 * @param unit unit of all limits in here
 * @param periods 1 to {@value #MOST_PERIODS}, in the order as written
 * @param timing how the seconds are counted
 * @param limitAtSoc another limit from a state of charge on
 */
public record ChargingSchedule(
        Optional<OffsetDateTime> startSchedule,
        Optional<Duration> duration,
        RateUnit unit,
        List<SchedulePeriod> periods,
        Timing timing,
        Optional<LimitAtSoc> limitAtSoc) {

    /** The most periods that any version allows (OCPP 2.0.1 part 3). */
    public static final int MOST_PERIODS = 1024;

    /**
     * How the seconds of a schedule are counted (OCPP 2.1 part 2, K01.FR.90 to FR.97).
     *
     * @param local whether by the clock on the wall of the site instead of UTC
     * @param randomizedDelay the most by which starts may be delayed, not negative
     */
    public record Timing(boolean local, Duration randomizedDelay) {

        /** Counted in UTC, without delay: all that 1.6 and 2.0.1 know. */
        public static final Timing UTC = new Timing(false, Duration.ZERO);

        /** Refuses a negative delay with {@link IllegalArgumentException}. */
        public Timing {
            if (randomizedDelay.isNegative()) {
                throw new IllegalArgumentException("a delay is not negative");
            }
        }
    }

    /**
     * A limit that holds beside those of the periods once the vehicle has some charge (OCPP 2.1 part 2, LimitAtSoCType).
     *
     * @param soc state of charge from which on it holds, 0 to 100 per cent
     * @param limit in the unit of the schedule, not negative
     */
    public record LimitAtSoc(int soc, BigDecimal limit) {

        /** The highest state of charge. */
        public static final int FULL = 100;

        /** Refuses values outside their bounds with {@link IllegalArgumentException}. */
        public LimitAtSoc {
            if (soc < 0 || soc > FULL || limit.signum() < 0) {
                throw new IllegalArgumentException("a state of charge is 0 to 100, and a limit is not negative");
            }
        }
    }

    /**
     * A schedule with the same limits for every state of charge.
     *
     * @param startSchedule where it starts
     * @param duration its length in whole seconds, not negative
     * @param unit unit of all limits in here
     * @param periods 1 to {@value #MOST_PERIODS}
     * @param timing how the seconds are counted
     */
    public ChargingSchedule(
            Optional<OffsetDateTime> startSchedule,
            Optional<Duration> duration,
            RateUnit unit,
            List<SchedulePeriod> periods,
            Timing timing) {
        this(startSchedule, duration, unit, periods, timing, Optional.empty());
    }

    /** Copies the periods; refuses too few, too many and a negative duration with {@link IllegalArgumentException}. */
    public ChargingSchedule {
        periods = List.copyOf(periods);
        if (periods.isEmpty() || periods.size() > MOST_PERIODS) {
            throw new IllegalArgumentException("a schedule has 1 to " + MOST_PERIODS + " periods");
        }
        if (duration.map(Duration::isNegative).orElse(false)) {
            throw new IllegalArgumentException("a duration is not negative");
        }
    }
}
