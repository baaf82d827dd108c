// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging.intercept.station;

import io.ferrule.charging.ChargingProfile;
import io.ferrule.charging.InstalledProfile;
import io.ferrule.charging.Kind;
import io.ferrule.charging.Purpose;
import io.ferrule.charging.RateUnit;
import io.ferrule.charging.wire.ProfileReader;
import io.ferrule.charging.wire.WireReading;
import io.ferrule.model.Payload;
import io.ferrule.model.Timestamp;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.IntFunction;

/**
 * What the site leaves to the cars of a station, as a CSMS of 2.0.1 is told of it: limits from elsewhere than the CSMS (OCPP 2.0.1 part
 * 2, K09, K11 to K13).
 */
public final class SiteShares {

    /** Who limits: an energy management system (ChargingLimitSourceEnumType). */
    public static final String SOURCE = "EMS";

    /** A change of less than this is not told (LimitChangeSignificance). */
    public static final int SIGNIFICANT_PERCENT = 10;

    private final StationProfiles profiles;
    private final IntFunction<OptionalDouble> share;

    /** @param share amperes that the site leaves to a car at an EVSE; empty where nothing of the site binds it */
    SiteShares(StationProfiles profiles, IntFunction<OptionalDouble> share) {
        this.profiles = profiles;
        this.share = share;
    }

    /**
     * A limit without an end, as schedule of 2.0.1.
     *
     * @param amps amperes per phase; cut to tenths
     * @return a ChargingScheduleType
     */
    public static Payload schedule(double amps) {
        Payload period = Payload.empty()
                .with("/startPeriod", 0)
                .with("/limit", BigDecimal.valueOf(amps).setScale(1, RoundingMode.DOWN));
        return Payload.empty()
                .with("/id", 1)
                .with("/chargingRateUnit", RateUnit.A.name())
                .with("/chargingSchedulePeriod", List.of(period));
    }

    /** One for each EVSE that is bound. Identifiers of external constraints are negative, those of the CSMS are not (K11.FR.06). */
    List<InstalledProfile> at(Instant now) {
        List<InstalledProfile> bound = new ArrayList<>();
        for (int evse : profiles.spec().evses()) {
            share.apply(evse).ifPresent(amps -> profile(evse, amps, now).ifPresent(bound::add));
        }
        return bound;
    }

    private Optional<InstalledProfile> profile(int evse, double amps, Instant now) {
        Payload schedule = schedule(amps).with("/startSchedule", Timestamp.of(now.truncatedTo(ChronoUnit.SECONDS)));
        Payload wire = Payload.empty()
                .with("/id", -evse)
                .with("/stackLevel", 0)
                .with("/chargingProfilePurpose", Purpose.EXTERNAL_CONSTRAINTS.wireName(profiles.version()))
                .with("/chargingProfileKind", Kind.ABSOLUTE.wireName())
                .with("/chargingSchedule", List.of(schedule));
        return new ProfileReader(profiles.version()).profile(wire) instanceof WireReading.Read<ChargingProfile> read
                ? Optional.of(new InstalledProfile(evse, read.value(), wire))
                : Optional.empty();
    }
}
