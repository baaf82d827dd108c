// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging.recipe.probe;

import io.ferrule.charging.Kind;
import io.ferrule.charging.Purpose;
import io.ferrule.charging.RateUnit;
import io.ferrule.model.Payload;
import io.ferrule.model.Timestamp;
import io.ferrule.model.v16.ChargingProfile;
import io.ferrule.model.v16.ChargingProfileKindType;
import io.ferrule.model.v16.ChargingProfilePurposeType;
import io.ferrule.model.v16.ChargingRateUnitType;
import io.ferrule.model.v16.ChargingSchedule;
import io.ferrule.model.v16.ChargingSchedulePeriod;
import io.ferrule.model.v16.ClearChargingProfileRequest;
import io.ferrule.model.v16.GetCompositeScheduleRequest;
import io.ferrule.model.v16.SetChargingProfileRequest;
import io.ferrule.model.v16.V16;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Writes the calls about profiles. Identifiers are those under which the station gets its limits later, so that nothing of
 * the probe survives besides them.
 *
 * @param rules how the station is probed
 * @param volts nominal, between phase and neutral
 */
record Profiles(ProbeRules rules, BigDecimal volts) {

    /** Seconds after which the second of two periods begins. */
    static final int SECOND_PERIOD = 20;

    /** A second within the second period, also for a clock that is some seconds off. */
    static final int LATER = 40;

    /** Seconds that a composite schedule is asked for. */
    static final int COMPOSITE = 60;

    private static final BigDecimal USUAL_AMPS = BigDecimal.TEN;
    private static final BigDecimal STEP_AMPS = new BigDecimal("4");

    /** The limit of most questions: never above the one in force, and a whole number of amperes. */
    BigDecimal calm(RateUnit unit) {
        return amount(calmAmps(), unit);
    }

    /** A lower one, if there is one. */
    Optional<BigDecimal> calmer(RateUnit unit) {
        BigDecimal less = calmAmps().subtract(STEP_AMPS).max(BigDecimal.ZERO);
        return less.compareTo(calmAmps()) < 0 ? Optional.of(amount(less, unit)) : Optional.empty();
    }

    private BigDecimal calmAmps() {
        return rules.inForce().orElse(USUAL_AMPS).min(USUAL_AMPS).setScale(0, RoundingMode.DOWN);
    }

    /** Whether a limit may be sent. */
    boolean allows(BigDecimal amps) {
        return rules.inForce().filter(most -> amps.compareTo(most) > 0).isEmpty();
    }

    /** The limit in force before, in a unit and with so many decimals. */
    Optional<BigDecimal> inForce(RateUnit unit, int decimals) {
        return rules.inForce().map(amps -> amount(amps, unit).setScale(decimals, RoundingMode.DOWN));
    }

    int connector(Purpose purpose) {
        return purpose == Purpose.STATION_MAX ? 0 : rules.connectorId();
    }

    int id(Purpose purpose) {
        return switch (purpose) {
            case STATION_MAX -> ProbeRules.STATION_ID;
            case TX -> ProbeRules.TRANSACTION_ID;
            default -> rules.connectorId() + ProbeRules.TRANSACTION_ID;
        };
    }

    /** A limit in the unit of the manner, or several of 20 seconds each. */
    ProbeCall set(Purpose purpose, Manner manner, Instant now, List<BigDecimal> limits) {
        ChargingProfile profile = ChargingProfile.builder()
                .chargingProfileId(id(purpose))
                .stackLevel(manner.stackLevel())
                .chargingProfilePurpose(purpose(purpose))
                .chargingProfileKind(
                        manner.kind() == Kind.RELATIVE
                                ? ChargingProfileKindType.RELATIVE
                                : ChargingProfileKindType.ABSOLUTE)
                .chargingSchedule(schedule(manner, now, limits))
                .build();
        return call(V16.SET_CHARGING_PROFILE.name(), new SetChargingProfileRequest(connector(purpose), profile));
    }

    private static ChargingSchedule schedule(Manner manner, Instant now, List<BigDecimal> limits) {
        List<ChargingSchedulePeriod> periods = new ArrayList<>();
        for (BigDecimal limit : limits) {
            periods.add(ChargingSchedulePeriod.builder()
                    .startPeriod(periods.size() * SECOND_PERIOD)
                    .limit(limit)
                    .build());
        }
        ChargingSchedule.Builder schedule =
                ChargingSchedule.builder().chargingRateUnit(unit(manner.unit())).chargingSchedulePeriod(periods);
        if (manner.saysStart()) {
            schedule.startSchedule(Timestamp.of(now.truncatedTo(ChronoUnit.SECONDS)));
        }
        return schedule.build();
    }

    private static ChargingRateUnitType unit(RateUnit unit) {
        return unit == RateUnit.A ? ChargingRateUnitType.A : ChargingRateUnitType.W;
    }

    /** A limit in a unit. Watts are those of one phase: a car may use no more. */
    BigDecimal amount(BigDecimal amps, RateUnit unit) {
        BigDecimal amount = unit == RateUnit.A ? amps : amps.multiply(volts);
        return amount.setScale(1, RoundingMode.DOWN);
    }

    ProbeCall clear(Purpose purpose) {
        return call(
                V16.CLEAR_CHARGING_PROFILE.name(),
                ClearChargingProfileRequest.builder().id(id(purpose)).build());
    }

    ProbeCall composite(Purpose purpose, RateUnit unit) {
        return call(
                V16.GET_COMPOSITE_SCHEDULE.name(),
                GetCompositeScheduleRequest.builder()
                        .connectorId(connector(purpose))
                        .duration(COMPOSITE)
                        .chargingRateUnit(unit(unit))
                        .build());
    }

    ProbeCall call(String action, Record request) {
        return new ProbeCall(action, Payload.of(request), rules.deadline());
    }

    private static ChargingProfilePurposeType purpose(Purpose purpose) {
        return switch (purpose) {
            case TX -> ChargingProfilePurposeType.TXPROFILE;
            case STATION_MAX -> ChargingProfilePurposeType.CHARGE_POINT_MAX_PROFILE;
            default -> ChargingProfilePurposeType.TXDEFAULT_PROFILE;
        };
    }
}
