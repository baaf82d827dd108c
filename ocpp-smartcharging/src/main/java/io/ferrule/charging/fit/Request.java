// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging.fit;

import io.ferrule.charging.Kind;
import io.ferrule.charging.Purpose;
import io.ferrule.charging.RateUnit;
import io.ferrule.model.Timestamp;
import io.ferrule.model.v16.ChargingProfile;
import io.ferrule.model.v16.ChargingProfileKindType;
import io.ferrule.model.v16.ChargingProfilePurposeType;
import io.ferrule.model.v16.ChargingRateUnitType;
import io.ferrule.model.v16.ChargingSchedule;
import io.ferrule.model.v16.ChargingSchedulePeriod;
import io.ferrule.model.v16.RecurrencyKindType;
import io.ferrule.model.v16.SetChargingProfileRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Writes a planned message as the SetChargingProfile of OCPP 1.6 edition 2, 5.16.
 *
 * @param capabilities what the station takes
 * @param unit the unit of its profiles
 * @param duration after which its profiles give way to their fallback; empty if they have no end
 */
record Request(StationCapabilities capabilities, RateUnit unit, Optional<Duration> duration) {

    private static final int LOWEST = 0;

    SetChargingProfileRequest of(Outlet outlet, Rolling.Planned planned) {
        ChargingSchedule.Builder schedule = schedule(planned);
        duration.ifPresent(end -> schedule.duration(Math.toIntExact(end.toSeconds())));
        return request(
                outlet,
                profile(outlet, schedule)
                        .chargingProfileId(id(outlet))
                        .stackLevel(capabilities.accepts().maxStackLevel()));
    }

    /** The profile that holds when the one above it has ended; its identifier comes after those of all others. */
    SetChargingProfileRequest fallback(Outlet outlet, Segment lowest, int lastId) {
        ChargingSchedule.Builder schedule = schedule(new Rolling.Planned(lowest.start(), List.of(lowest)));
        return request(
                outlet,
                profile(outlet, schedule).chargingProfileId(lastId + id(outlet)).stackLevel(LOWEST));
    }

    private static SetChargingProfileRequest request(Outlet outlet, ChargingProfile.Builder profile) {
        return new SetChargingProfileRequest(outlet.connectorId(), profile.build());
    }

    private ChargingProfile.Builder profile(Outlet outlet, ChargingSchedule.Builder schedule) {
        ChargingProfile.Builder profile = ChargingProfile.builder()
                .chargingProfilePurpose(purpose(outlet.purpose()))
                .chargingProfileKind(wire(kind()))
                .chargingSchedule(schedule.build());
        if (kind() == Kind.RECURRING) {
            profile.recurrencyKind(RecurrencyKindType.DAILY);
        }
        outlet.transactionId().ifPresent(profile::transactionId);
        return profile;
    }

    /** Small numbers: some stations take none above the count of profiles that they hold. */
    static int id(Outlet outlet) {
        return outlet.purpose() == Purpose.STATION_MAX ? 1 : outlet.connectorId() + 2;
    }

    /** Absolute is surest: it depends neither on when charging began nor on the length of a day. */
    private Kind kind() {
        if (capabilities.accepts().kinds().contains(Kind.ABSOLUTE)) {
            return Kind.ABSOLUTE;
        }
        return capabilities.accepts().kinds().contains(Kind.RELATIVE) ? Kind.RELATIVE : Kind.RECURRING;
    }

    private ChargingSchedule.Builder schedule(Rolling.Planned planned) {
        List<ChargingSchedulePeriod> periods = new ArrayList<>();
        for (Segment segment : planned.periods()) {
            Duration start = Duration.between(planned.at(), segment.start());
            ChargingSchedulePeriod.Builder period = ChargingSchedulePeriod.builder()
                    .startPeriod(Math.toIntExact(start.toSeconds()))
                    .limit(segment.setting()
                            .limit()
                            .setScale(capabilities.delivers().limitDecimals()));
            if (capabilities.delivers().phaseSwitching()) {
                period.numberPhases(segment.setting().phases());
            }
            periods.add(period.build());
        }
        ChargingSchedule.Builder schedule = ChargingSchedule.builder()
                .chargingRateUnit(unit == RateUnit.A ? ChargingRateUnitType.A : ChargingRateUnitType.W)
                .chargingSchedulePeriod(periods);
        if (saysItsStart()) {
            schedule.startSchedule(Timestamp.of(planned.at()));
        }
        return schedule;
    }

    private boolean saysItsStart() {
        return switch (capabilities.wording().startSchedule()) {
            case BY_KIND -> kind() != Kind.RELATIVE;
            case ALWAYS -> true;
            case NEVER -> false;
        };
    }

    private static ChargingProfileKindType wire(Kind kind) {
        return switch (kind) {
            case RELATIVE -> ChargingProfileKindType.RELATIVE;
            case RECURRING -> ChargingProfileKindType.RECURRING;
            default -> ChargingProfileKindType.ABSOLUTE;
        };
    }

    private static ChargingProfilePurposeType purpose(Purpose purpose) {
        return switch (purpose) {
            case TX -> ChargingProfilePurposeType.TXPROFILE;
            case STATION_MAX -> ChargingProfilePurposeType.CHARGE_POINT_MAX_PROFILE;
            default -> ChargingProfilePurposeType.TXDEFAULT_PROFILE;
        };
    }
}
