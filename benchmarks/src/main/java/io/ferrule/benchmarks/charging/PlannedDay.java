// SPDX-License-Identifier: Apache-2.0
package io.ferrule.benchmarks.charging;

import io.ferrule.charging.ChargingProfile;
import io.ferrule.charging.InstalledProfile;
import io.ferrule.charging.InstantRange;
import io.ferrule.charging.Kind;
import io.ferrule.charging.Purpose;
import io.ferrule.charging.RateUnit;
import io.ferrule.charging.composite.Site;
import io.ferrule.charging.composite.Situation;
import io.ferrule.charging.fit.Fitting;
import io.ferrule.charging.fit.StationCapabilities;
import io.ferrule.charging.fit.WritePolicy;
import io.ferrule.charging.site.Phase;
import io.ferrule.charging.store.ProfileStore;
import io.ferrule.charging.wire.ProfileReader;
import io.ferrule.charging.wire.WireReading;
import io.ferrule.model.OcppVersion;
import io.ferrule.model.Payload;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A limit for one station that changes every five minutes and is known beforehand: what the building leaves of the fuse, shared
 * by all stations. Counts the messages that a station of some kind needs for it.
 */
final class PlannedDay {

    private static final Duration CHANGE = Duration.ofMinutes(5);
    private static final int STEPS = Math.toIntExact(CHANGE.dividedBy(SiteDay.STEP));

    private final Situation situation;

    PlannedDay(SiteDay day) {
        Payload schedule = Payload.empty()
                .with("/id", 1)
                .with("/chargingRateUnit", "A")
                .with("/startSchedule", SiteDay.START.toString())
                .with("/chargingSchedulePeriod", Payload.of("[]"));
        for (int step = 0; step < day.otherLoad().size(); step += STEPS) {
            schedule = schedule.with("/chargingSchedulePeriod/-", period(day, step));
        }
        Payload profile = Payload.empty()
                .with("/id", 1)
                .with("/stackLevel", 0)
                .with("/chargingProfilePurpose", "TxDefaultProfile")
                .with("/chargingProfileKind", "Absolute")
                .with("/chargingSchedule", List.of(schedule));
        ProfileStore store = ProfileStore.empty(OcppVersion.V2_0_1).with(installed(profile));
        situation = new Situation(store, List.of(1), List.of(), true, Site.of(new BigDecimal("230")));
    }

    private static Payload period(SiteDay day, int step) {
        double highest = 0;
        for (Phase phase : Phase.values()) {
            for (int i = step; i < step + STEPS; i++) {
                highest = Math.max(highest, day.otherLoad().get(i).getOrDefault(phase, 0.0));
            }
        }
        BigDecimal share = BigDecimal.valueOf((SiteDay.FUSE - highest) / 2).setScale(1, RoundingMode.DOWN);
        return Payload.empty()
                .with("/startPeriod", Math.toIntExact(step * SiteDay.STEP.toSeconds()))
                .with("/limit", share);
    }

    private static InstalledProfile installed(Payload wire) {
        if (new ProfileReader(OcppVersion.V2_0_1).profile(wire) instanceof WireReading.Read<ChargingProfile> read) {
            return new InstalledProfile(1, read.value(), wire);
        }
        throw new IllegalStateException("the profile is well-formed");
    }

    /** The messages to a station that obeys so many periods of a profile. */
    int messages(int periods, WritePolicy policy) {
        StationCapabilities capabilities = new StationCapabilities(
                new StationCapabilities.Accepts(
                        Set.of(RateUnit.A), Set.of(Kind.ABSOLUTE), Set.of(Purpose.TX_DEFAULT), periods, 1, 0, false),
                StationCapabilities.Delivers.USUAL);
        InstantRange range = InstantRange.of(SiteDay.START, Duration.ofDays(1));
        return new Fitting(capabilities, policy, Map.of())
                .plan(situation, range)
                .messages()
                .size();
    }
}
