// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging.fit;

import io.ferrule.charging.Kind;
import io.ferrule.charging.Purpose;
import io.ferrule.charging.RateUnit;
import io.ferrule.charging.SchedulePeriod;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.Set;

/**
 * What a station of OCPP 1.6 can do.
 *
 * @param accepts which profiles it obeys
 * @param delivers which power it delivers
 * @param wording how its profiles must be written
 */
public record StationCapabilities(Accepts accepts, Delivers delivers, Wording wording) {

    /** Refuses a pause at which the station could charge with {@link IllegalArgumentException}. */
    public StationCapabilities {
        if (wording.pauseAmps().signum() > 0 && wording.pauseAmps().compareTo(delivers.minAmps()) >= 0) {
            throw new IllegalArgumentException("pauseAmps must be less than minAmps, so that a pause is one");
        }
    }

    /**
     * A station whose profiles are written as OCPP asks.
     *
     * @param accepts which profiles it obeys
     * @param delivers which power it delivers
     */
    public StationCapabilities(Accepts accepts, Delivers delivers) {
        this(accepts, delivers, Wording.USUAL);
    }

    /**
     * Which profiles a station obeys; not what it accepts and then forgets.
     *
     * @param units units of schedules
     * @param kinds kinds of profiles
     * @param purposes purposes of profiles
     * @param maxPeriods the most periods of a schedule, not negative
     * @param maxInstalled the most profiles at a time, not negative
     * @param maxStackLevel the highest level that it accepts, not negative
     * @param ignoresSchedule whether it takes the first limit and nothing else
     */
    public record Accepts(
            Set<RateUnit> units,
            Set<Kind> kinds,
            Set<Purpose> purposes,
            int maxPeriods,
            int maxInstalled,
            int maxStackLevel,
            boolean ignoresSchedule) {

        /** Copies the sets; refuses negative numbers with {@link IllegalArgumentException}. */
        public Accepts {
            units = Set.copyOf(units);
            kinds = Set.copyOf(kinds);
            purposes = Set.copyOf(purposes);
            if (maxPeriods < 0 || maxInstalled < 0 || maxStackLevel < 0) {
                throw new IllegalArgumentException("a station's bounds are not negative");
            }
        }
    }

    /**
     * Which power a connector delivers.
     *
     * @param minAmps below this, in amperes for each phase, it cannot charge; not negative
     * @param maxAmps the most amperes for each phase, more than 0
     * @param phases the phases that are surely in use, 1 to 3
     * @param voltage nominal volts between phase and neutral, more than 0
     * @param phaseSwitching whether it obeys {@code numberPhases}
     * @param limitDecimals decimals of a limit that it understands, 0 or 1 (OCPP 1.6 edition 2, 7.14)
     */
    public record Delivers(
            BigDecimal minAmps,
            BigDecimal maxAmps,
            int phases,
            BigDecimal voltage,
            boolean phaseSwitching,
            int limitDecimals) {

        /** 6 to 32 A on three phases of 230 V without switching, limits with one decimal. */
        public static final Delivers USUAL =
                new Delivers(new BigDecimal("6"), new BigDecimal("32"), 3, new BigDecimal("230"), false, 1);

        /** Refuses values outside their bounds with {@link IllegalArgumentException}. */
        public Delivers {
            if (minAmps.signum() < 0 || maxAmps.signum() <= 0 || voltage.signum() <= 0) {
                throw new IllegalArgumentException("minAmps is not negative, maxAmps and voltage are more than 0");
            }
            if (phases < 1 || phases > SchedulePeriod.PHASES || limitDecimals < 0 || limitDecimals > 1) {
                throw new IllegalArgumentException("phases are 1 to 3, limitDecimals 0 or 1");
            }
        }
    }

    /**
     * The same station, whose profiles have no end: for whoever sends one limit at a time and does not renew it.
     *
     * @return without {@link Wording#fallback}
     */
    public StationCapabilities withoutFallback() {
        Wording endless =
                new Wording(wording.startSchedule(), wording.transactionId(), wording.pauseAmps(), Optional.empty());
        return new StationCapabilities(accepts, delivers, endless);
    }

    /** Whether there is room for a lower profile below each one of so many places, which holds when that one has ended. */
    boolean fallsBack(int places) {
        return wording.fallback().isPresent()
                && accepts.maxStackLevel > 0
                && accepts.maxInstalled >= 2 * places
                && !accepts.ignoresSchedule;
    }

    /** How many periods of a profile hold at the time that they say. */
    int obeyedPeriods() {
        boolean single = accepts.ignoresSchedule
                || !accepts.kinds.contains(Kind.ABSOLUTE)
                || wording.startSchedule() == Wording.StartSchedule.NEVER;
        return single ? 1 : accepts.maxPeriods;
    }
}
