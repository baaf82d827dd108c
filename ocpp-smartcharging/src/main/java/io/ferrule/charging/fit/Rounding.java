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
 * @param capabilities of the station
 * @param unit the unit of the station's profiles
 * @param connectors how many connectors the limit is for together
 */
record Rounding(StationCapabilities capabilities, RateUnit unit, int connectors) {

    Setting of(Limit limit) {
        StationCapabilities.Delivers delivers = capabilities.delivers();
        int phases = limit instanceof Limit.Capped capped && delivers.phaseSwitching()
                ? Math.min(capped.phases(), delivers.phases())
                : delivers.phases();
        BigDecimal most = inUnit(delivers.maxAmps(), phases).multiply(BigDecimal.valueOf(connectors));
        BigDecimal wanted =
                limit instanceof Limit.Capped capped ? capped.value().min(most) : most;
        BigDecimal rounded = wanted.setScale(delivers.limitDecimals(), RoundingMode.DOWN);
        return new Setting(isBelowMinimum(rounded, phases) ? pause() : rounded, phases, unit);
    }

    /** What pauses one connector, whatever phases its car uses: too little to charge with. */
    private BigDecimal pause() {
        return inUnit(capabilities.wording().pauseAmps(), 1)
                .setScale(capabilities.delivers().limitDecimals(), RoundingMode.DOWN);
    }

    private boolean isBelowMinimum(BigDecimal value, int phases) {
        return value.compareTo(inUnit(capabilities.delivers().minAmps(), phases)) < 0;
    }

    private BigDecimal inUnit(BigDecimal amps, int phases) {
        return new Conversion(capabilities.delivers().voltage()).convert(amps, RateUnit.A, unit, phases);
    }

    /** Rounds a target and notes where it becomes a pause, and where a pause is not 0. */
    StepFunction<Setting> of(StepFunction<Limit> target, Remarks remarks) {
        for (StepFunction.Step<Limit> step : target.steps()) {
            Setting rounded = of(step.value());
            boolean pauses = rounded.limit().signum() == 0 || isBelowMinimum(rounded.limit(), rounded.phases());
            boolean nothing = step.value() instanceof Limit.Capped capped
                    && capped.value().signum() == 0;
            if (pauses && !nothing) {
                remarks.add("a limit below the station's minimum becomes 0", step.start());
            }
            if (pauses && rounded.limit().signum() > 0) {
                remarks.add(
                        "0: the station does not resume after it; it is told too little to charge with", step.start());
            }
        }
        return target.map(this::of);
    }
}
