// SPDX-License-Identifier: Apache-2.0
package io.ferrule.model.fact;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * The most that may be drawn in one period of a charging schedule. What the periods of several profiles come to together is
 * another question, which this fact does not answer.
 *
 * @param value the limit, in the unit; a number that would need more than 40 digits is replaced by one of 40 digits of
 *     the same sign, so that it is safe to calculate with
 * @param unit the unit, empty if the schedule names none that OCPP has; a rule that compares limits must not let such a
 *     one pass
 * @param phases how many phases may be used; the documents mean 3 where absent
 * @param purpose the {@code chargingProfilePurpose} as written, empty where a schedule comes without a profile
 * @param pointer leads to the number
 */
public record Limit(BigDecimal value, Optional<Unit> unit, OptionalInt phases, Optional<String> purpose, String pointer)
        implements Fact {

    /** Units of limits (OCPP 1.6, 7.12). */
    public enum Unit {
        /** Amperes for each phase. */
        A,
        /** Watts over all phases together. */
        W
    }

    static Stream<Limit> in(Found found) {
        return switch (found.kind()) {
            case SCHEDULE -> limits(found.spot(), Optional.empty());
            case PROFILE -> {
                Optional<String> purpose =
                        found.spot().at("chargingProfilePurpose").text();
                Spot schedule = found.spot().at("chargingSchedule");
                yield (found.second() ? schedule.elements() : Stream.of(schedule)).flatMap(one -> limits(one, purpose));
            }
            default -> Stream.empty();
        };
    }

    private static Stream<Limit> limits(Spot schedule, Optional<String> purpose) {
        Optional<Unit> unit = schedule.at("chargingRateUnit").text().flatMap(Limit::unit);
        return schedule.at("chargingSchedulePeriod").elements().flatMap(period -> {
            Spot limit = period.at("limit");
            OptionalInt phases = period.at("numberPhases").int32();
            return limit.number().map(value -> new Limit(value, unit, phases, purpose, limit.pointer())).stream();
        });
    }

    private static Optional<Unit> unit(String name) {
        return Stream.of(Unit.values()).filter(unit -> unit.name().equals(name)).findFirst();
    }

    /**
     * Says how much, and where it stands.
     *
     * @return for example {@code Limit[16 A at /csChargingProfiles/chargingSchedule/chargingSchedulePeriod/0/limit]}
     */
    @Override
    public String toString() {
        return "Limit[" + value + " " + unit.map(Unit::name).orElse("?") + " at " + pointer + "]";
    }
}
