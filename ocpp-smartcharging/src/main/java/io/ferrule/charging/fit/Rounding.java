// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging.fit;

import io.ferrule.charging.Limit;
import io.ferrule.charging.RateUnit;
import io.ferrule.charging.StepFunction;
import io.ferrule.charging.composite.Conversion;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Rounds limits down to what a station understands.
 *
 * @param delivers what one connector delivers
 * @param unit the unit of the station's profiles
 * @param connectors how many connectors the limit is for together
 */
record Rounding(StationCapabilities.Delivers delivers, RateUnit unit, int connectors) {

    Setting of(Limit limit) {
        int phases = limit instanceof Limit.Capped capped && delivers.phaseSwitching()
                ? Math.min(capped.phases(), delivers.phases())
                : delivers.phases();
        BigDecimal most = inUnit(delivers.maxAmps(), phases).multiply(BigDecimal.valueOf(connectors));
        BigDecimal wanted =
                limit instanceof Limit.Capped capped ? capped.value().min(most) : most;
        BigDecimal rounded = wanted.setScale(delivers.limitDecimals(), RoundingMode.DOWN);
        return new Setting(isBelowMinimum(rounded, phases) ? BigDecimal.ZERO : rounded, phases);
    }

    private boolean isBelowMinimum(BigDecimal value, int phases) {
        return value.compareTo(inUnit(delivers.minAmps(), phases)) < 0;
    }

    private BigDecimal inUnit(BigDecimal amps, int phases) {
        return new Conversion(delivers.voltage()).convert(amps, RateUnit.A, unit, phases);
    }

    /** Rounds a target and notes where it becomes 0. */
    StepFunction<Setting> of(StepFunction<Limit> target, Remarks remarks) {
        for (StepFunction.Step<Limit> step : target.steps()) {
            boolean none = step.value() instanceof Limit.Capped capped
                    && capped.value().signum() > 0
                    && of(capped).limit().signum() == 0;
            if (none) {
                remarks.add("a limit below the station's minimum becomes 0", step.start());
            }
        }
        return target.map(this::of);
    }
}
