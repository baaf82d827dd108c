// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A limit that holds from its start until the next period (OCPP 1.6 edition 2, 7.14; OCPP 2.1 part 2,
 * ChargingSchedulePeriodType).
 *
 * @param start counted from the start of the schedule, in whole seconds, not negative
 * @param limit at least 0, in the unit of the schedule; of several (one for each phase, a setpoint) the lowest; empty
 *     where a period of 2.1 names none, and then this profile does not limit
 * @param numberPhases how many phases may be used, 1 to 3, where the profile says so
 * @param phaseToUse which phase a single-phase session should use, 1 to 3
 */
public record SchedulePeriod(
        Duration start, Optional<BigDecimal> limit, OptionalInt numberPhases, OptionalInt phaseToUse) {

    /** The most phases there are, and how many are meant where none is said (OCPP 1.6 edition 2, 7.14). */
    public static final int PHASES = 3;

    /** The highest limit that is believed; OCPP's examples write 999999 for "as much as you can". */
    public static final BigDecimal HIGHEST_LIMIT = new BigDecimal("1000000000");

    /** Refuses values outside their bounds with {@link IllegalArgumentException}. */
    public SchedulePeriod {
        boolean limitFits = limit.map(value -> value.signum() >= 0 && value.compareTo(HIGHEST_LIMIT) <= 0)
                .orElse(true);
        if (start.isNegative() || !start.equals(start.truncatedTo(ChronoUnit.SECONDS)) || !limitFits) {
            throw new IllegalArgumentException("a period starts at a whole second and has a limit of 0 to 10^9");
        }
        if (!phase(numberPhases) || !phase(phaseToUse)) {
            throw new IllegalArgumentException("phases are 1 to 3");
        }
    }

    /**
     * The period with no more than a limit.
     *
     * @param most in the unit of the schedule, not negative
     * @return this period, or one that is lower and otherwise the same
     */
    public SchedulePeriod atMost(BigDecimal most) {
        BigDecimal lower = limit.map(most::min).orElse(most);
        return new SchedulePeriod(start, Optional.of(lower), numberPhases, phaseToUse);
    }

    private static boolean phase(OptionalInt number) {
        return number.isEmpty() || (number.getAsInt() >= 1 && number.getAsInt() <= PHASES);
    }
}
