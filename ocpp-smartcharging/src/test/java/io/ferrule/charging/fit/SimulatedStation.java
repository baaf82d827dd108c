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
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A station of 1.6 that obeys exactly what its capabilities say, and refuses loudly what they forbid. */
final class SimulatedStation {

    private final StationCapabilities capabilities;
    private final Map<Integer, Taken> installed = new LinkedHashMap<>();

    SimulatedStation(StationCapabilities capabilities) {
        this.capabilities = capabilities;
    }

    /** A message and when it took effect. */
    private record Taken(SetChargingProfileRequest request, Instant at) {

        ChargingProfile profile() {
            return request.csChargingProfiles();
        }
    }

    /** Takes a message; an {@link AssertionError} tells that the station would have refused it. */
    void take(SetChargingProfileRequest request, Instant at) {
        ChargingProfile profile = request.csChargingProfiles();
        StationCapabilities.Accepts accepts = capabilities.accepts();
        ChargingSchedule schedule = profile.chargingSchedule();
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
        demandSchedule(schedule);
        demand(profile.stackLevel() <= accepts.maxStackLevel(), "stack level");
        installed.put(profile.chargingProfileId(), new Taken(request, at));
        demand(installed.size() <= accepts.maxInstalled(), "profiles");
    }

    private void demandSchedule(ChargingSchedule schedule) {
        List<ChargingSchedulePeriod> periods = schedule.chargingSchedulePeriod();
        demand(periods.size() <= capabilities.accepts().maxPeriods(), "periods");
        demand(periods.get(0).startPeriod() == 0, "first period");
        periods.forEach(period -> demand(
                period.limit().stripTrailingZeros().scale()
                        <= capabilities.delivers().limitDecimals(),
                "decimals"));
        boolean mayStart = capabilities.wording().startSchedule() != Wording.StartSchedule.NEVER;
        demand(mayStart || schedule.findStartSchedule().isEmpty(), "startSchedule");
    }

    private static void demand(boolean fits, String what) {
        if (!fits) {
            throw new AssertionError("the station refuses this " + what);
        }
    }

    /** What a connector may draw, in the unit of the station's profiles; empty while it was told nothing. */
    Optional<BigDecimal> limit(int connector, Instant now) {
        Optional<BigDecimal> transaction = leading(connector, ChargingProfilePurposeType.TXPROFILE, now)
                .or(() -> leading(connector, ChargingProfilePurposeType.TXDEFAULT_PROFILE, now))
                .or(() -> leading(0, ChargingProfilePurposeType.TXDEFAULT_PROFILE, now));
        Optional<BigDecimal> station = maximum(now);
        return transaction.isPresent() && station.isPresent()
                ? transaction.map(limit -> limit.min(station.get()))
                : transaction.or(() -> station);
    }

    /** What the station as a whole was told. */
    Optional<BigDecimal> maximum(Instant now) {
        return leading(0, ChargingProfilePurposeType.CHARGE_POINT_MAX_PROFILE, now);
    }

    /** Of one purpose the highest level that has a limit now; one whose duration is over has none (3.13.2). */
    private Optional<BigDecimal> leading(int connector, ChargingProfilePurposeType purpose, Instant now) {
        return installed.values().stream()
                .filter(taken -> taken.request().connectorId() == connector)
                .filter(taken -> taken.profile().chargingProfilePurpose() == purpose)
                .sorted(Comparator.comparingInt((Taken taken) -> taken.profile().stackLevel())
                        .reversed())
                .flatMap(taken -> limit(taken, now).stream())
                .findFirst();
    }

    /** A schedule that is ignored counts with its first limit, one that has no start from when it took effect. */
    private Optional<BigDecimal> limit(Taken taken, Instant now) {
        ChargingSchedule schedule = taken.profile().chargingSchedule();
        List<ChargingSchedulePeriod> periods = schedule.chargingSchedulePeriod();
        BigDecimal limit = periods.get(0).limit();
        if (capabilities.accepts().ignoresSchedule()) {
            return Optional.of(limit);
        }
        Instant start = schedule.findStartSchedule().map(time -> time.instant()).orElse(taken.at());
        boolean over = schedule.findDuration()
                .filter(seconds -> !start.plusSeconds(seconds).isAfter(now))
                .isPresent();
        for (ChargingSchedulePeriod period : periods) {
            boolean begun = !start.plusSeconds(period.startPeriod()).isAfter(now);
            limit = begun ? period.limit() : limit;
        }
        return over ? Optional.empty() : Optional.of(limit);
    }
}
