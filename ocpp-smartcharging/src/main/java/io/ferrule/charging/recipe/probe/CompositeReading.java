// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging.recipe.probe;

import io.ferrule.charging.RateUnit;
import io.ferrule.model.Payload;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A composite schedule of a station (OCPP 1.6 edition 2, 5.7).
 *
 * @param unit its unit
 * @param limits by the second in which they begin
 */
record CompositeReading(RateUnit unit, TreeMap<Integer, BigDecimal> limits) {

    private static final int MOST_PERIODS = 1_024;
    private static final String SCHEDULE = "/chargingSchedule";

    /** Reads an answer; nothing if it is no schedule, or one that makes no sense. */
    static Optional<CompositeReading> of(ProbeAnswer answer) {
        if (!(answer instanceof ProbeAnswer.CallResult result) || Outcome.of(answer) != Outcome.ACCEPTED) {
            return Optional.empty();
        }
        Payload payload = result.payload();
        TreeMap<Integer, BigDecimal> limits = new TreeMap<>();
        int size = payload.size(SCHEDULE + "/chargingSchedulePeriod");
        for (int i = 0; i < Math.min(size, MOST_PERIODS); i++) {
            String at = SCHEDULE + "/chargingSchedulePeriod/" + i;
            Optional<BigDecimal> start = payload.number(at + "/startPeriod").filter(CompositeReading::isSensible);
            Optional<BigDecimal> limit = payload.number(at + "/limit");
            if (start.isEmpty() || limit.isEmpty()) {
                return Optional.empty();
            }
            limits.put(start.get().intValue(), limit.get());
        }
        Optional<RateUnit> unit = payload.string(SCHEDULE + "/chargingRateUnit").flatMap(RateUnit::ofWireName);
        return unit.filter(known -> limits.containsKey(0)).map(known -> new CompositeReading(known, limits));
    }

    /** Stations were seen to answer with seconds of years. */
    private static boolean isSensible(BigDecimal start) {
        return start.signum() >= 0 && start.compareTo(BigDecimal.valueOf(Profiles.COMPOSITE)) <= 0;
    }

    /** Whether one of these limits holds at a second. */
    boolean isAt(int second, List<BigDecimal> expected) {
        BigDecimal limit = limits.floorEntry(second).getValue();
        return expected.stream().anyMatch(one -> one.compareTo(limit) == 0);
    }
}
