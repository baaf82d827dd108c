// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging.fit;

import io.ferrule.charging.Kind;
import io.ferrule.charging.Purpose;
import io.ferrule.charging.RateUnit;
import io.ferrule.model.OcppVersion;
import io.ferrule.model.v16.ChargingProfile;
import io.ferrule.model.v16.ChargingProfilePurposeType;
import io.ferrule.model.v16.ChargingSchedule;
import io.ferrule.model.v16.ChargingSchedulePeriod;
import io.ferrule.model.v16.SetChargingProfileRequest;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A station of 1.6 that obeys exactly what its capabilities say, and refuses loudly what they forbid. */
final class SimulatedStation {

    private final StationCapabilities capabilities;
    private final Map<Integer, SetChargingProfileRequest> installed = new LinkedHashMap<>();

    SimulatedStation(StationCapabilities capabilities) {
        this.capabilities = capabilities;
    }

    /** Takes a message; an {@link AssertionError} tells that the station would have refused it. */
    void take(SetChargingProfileRequest request) {
        ChargingProfile profile = request.csChargingProfiles();
        StationCapabilities.Accepts accepts = capabilities.accepts();
        ChargingSchedule schedule = profile.chargingSchedule();
        List<ChargingSchedulePeriod> periods = schedule.chargingSchedulePeriod();
        demand(
                accepts.units()
                        .contains(RateUnit.valueOf(schedule.chargingRateUnit().name())),
                "unit");
        demand(
                accepts.kinds()
                        .contains(Kind.valueOf(profile.chargingProfileKind().name())),
                "kind");
        String purpose = profile.chargingProfilePurpose().wireName();
        demand(
                Purpose.ofWireName(purpose, OcppVersion.V1_6)
                        .filter(accepts.purposes()::contains)
                        .isPresent(),
                "purpose");
        demand(periods.size() <= accepts.maxPeriods(), "periods");
        demand(profile.stackLevel() <= accepts.maxStackLevel(), "stack level");
        demand(periods.get(0).startPeriod() == 0, "first period");
        periods.forEach(period -> demand(
                period.limit().stripTrailingZeros().scale()
                        <= capabilities.delivers().limitDecimals(),
                "decimals"));
        installed.put(profile.chargingProfileId(), request);
        demand(installed.size() <= accepts.maxInstalled(), "profiles");
    }

    private static void demand(boolean fits, String what) {
        if (!fits) {
            throw new AssertionError("the station refuses this " + what);
        }
    }

    /** What a connector may draw, in the unit of the station's profiles; empty while it was told nothing. */
    Optional<BigDecimal> limit(int connector, Instant now) {
        Optional<BigDecimal> transaction = lowest(connector, ChargingProfilePurposeType.TXPROFILE, now)
                .or(() -> lowest(connector, ChargingProfilePurposeType.TXDEFAULT_PROFILE, now))
                .or(() -> lowest(0, ChargingProfilePurposeType.TXDEFAULT_PROFILE, now));
        Optional<BigDecimal> station = maximum(now);
        return transaction.isPresent() && station.isPresent()
                ? transaction.map(limit -> limit.min(station.get()))
                : transaction.or(() -> station);
    }

    /** What the station as a whole was told. */
    Optional<BigDecimal> maximum(Instant now) {
        return lowest(0, ChargingProfilePurposeType.CHARGE_POINT_MAX_PROFILE, now);
    }

    private Optional<BigDecimal> lowest(int connector, ChargingProfilePurposeType purpose, Instant now) {
        Collection<SetChargingProfileRequest> all = installed.values();
        return all.stream()
                .filter(request -> request.connectorId() == connector)
                .map(SetChargingProfileRequest::csChargingProfiles)
                .filter(profile -> profile.chargingProfilePurpose() == purpose)
                .map(profile -> limit(profile.chargingSchedule(), now))
                .min(BigDecimal::compareTo);
    }

    /** A schedule that is ignored, or has no start, counts with its first limit. */
    private BigDecimal limit(ChargingSchedule schedule, Instant now) {
        List<ChargingSchedulePeriod> periods = schedule.chargingSchedulePeriod();
        BigDecimal limit = periods.get(0).limit();
        Optional<Instant> start = schedule.findStartSchedule().map(time -> time.instant());
        if (capabilities.accepts().ignoresSchedule() || start.isEmpty()) {
            return limit;
        }
        for (ChargingSchedulePeriod period : periods) {
            boolean begun = !start.get().plusSeconds(period.startPeriod()).isAfter(now);
            limit = begun ? period.limit() : limit;
        }
        return limit;
    }
}
